// The parts that the page loads by themselves, when it needs them: the build script writes them beside the program, and the map
// stands ready in www/.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

// Puts them into the folder, named by their content like everything that Trunk names, and says which is which.
export function addParts(folder, { CARGO_TARGET_DIR: target = "target", TRUNK_PROFILE: profile = "release" }) {
  const from = join(target, "wasm32-unknown-unknown", profile, "page-parts");
  if (!existsSync(from)) throw new Error(`${from}: the build script wrote no parts of the page there`);
  const names = {};
  const files = [...readdirSync(from).sort().map((file) => join(from, file)), join("www", "map.txt")];
  for (const file of files) {
    const bytes = readFileSync(file);
    const [name, ending] = basename(file).split(".");
    const named = `${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${ending}`;
    writeFileSync(join(folder, named), bytes);
    names[name] = `./${named}`;
  }
  return names;
}

// Tells the page their names.
export function withParts(page, parts) {
  const names = JSON.stringify(parts);
  const filled = page.replace(/(<script\b[^>]*\bid="?parts\b[^>]*>)[^<]*/, (_, tag) => tag + names);
  if (!filled.includes(names)) throw new Error("index.html: there is no place for the names of the parts");
  return filled;
}
