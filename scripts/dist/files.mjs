// The files of a folder.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";

// All of them, by their addresses from the folder, in order.
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
}
