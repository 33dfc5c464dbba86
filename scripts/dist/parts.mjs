// The parts that the page loads by themselves, when it needs them: the build script writes them beside the program; the map and
// the script for what readers take along stand ready in www/.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";

// A script with what it imports, made small.
function script(entry) {
  const { outputFiles } = buildSync({ entryPoints: [entry], bundle: true, minify: true, format: "esm", target: "es2022", charset: "utf8", write: false });
  return outputFiles[0].contents;
}

// Puts them into the folder, named by their content like everything that Trunk names, and says which is which.
export function addParts(folder, { CARGO_TARGET_DIR: target = "target", TRUNK_PROFILE: profile = "release" }) {
  const from = join(target, "wasm32-unknown-unknown", profile, "page-parts");
  if (!existsSync(from)) throw new Error(`${from}: the build script wrote no parts of the page there`);
  const names = {};
  const files = [...readdirSync(from).sort().map((file) => join(from, file)), join("www", "map.txt")];
  const ready = files.map((file) => [basename(file), readFileSync(file)]);
  for (const [file, bytes] of [...ready, ["take.js", script(join("www", "take", "main.js"))]]) {
    const [name, ending] = file.split(".");
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
