// Puts the module together: the engine's files under names that follow their content, our own files that load them, and the
// package around both. Usage: node scripts/module.mjs <built engine> <folder of the package> <folder of the page>
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [made, pack, page] = process.argv.slice(2);
if (!page) throw new Error("name three folders: of the built engine, of the package, of the page");
const own = "packages/api";

const engine = ["engine.js", "engine_bg.wasm"].map((name) => readFileSync(join(made, name)));
const sum = createHash("sha256");
for (const bytes of engine) sum.update(bytes);
const named = `engine-${sum.digest("hex").slice(0, 16)}`;

// Each place where a file names another; a name that is not found would only show in a reader's browser.
function renamed(text, ...names) {
  return names.reduce((text, name) => {
    const found = `${name.replace(/^engine/, named)}`;
    if (!text.includes(name)) throw new Error(`a file of the module does not name ${name} any more; mend scripts/module.mjs`);
    return text.replaceAll(name, found);
  }, text);
}

const files = {
  "api.js": renamed(readFileSync(join(own, "api.js"), "utf8"), "engine.js", "engine_bg.wasm"),
  "api.d.ts": readFileSync(join(own, "api.d.ts")),
  [`${named}.js`]: renamed(engine[0].toString(), "engine_bg.wasm"),
  [`${named}_bg.wasm`]: engine[1],
};
for (const old of readdirSync(page).filter((name) => /^engine-[0-9a-f]{16}(_bg)?\.\w+$/.test(name))) rmSync(join(page, old));
for (const folder of [pack, page]) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

// The package is as new as its data.
const version = /^version\s*=\s*"([^"]+)"/m.exec(readFileSync("data/dataset.toml", "utf8"))?.[1];
if (!version) throw new Error("data/dataset.toml: the line `version = \"…\"` is missing, which names the package's version");
const about = { ...JSON.parse(readFileSync(join(own, "package.json"), "utf8")), version };
writeFileSync(join(pack, "package.json"), `${JSON.stringify(about, null, 2)}\n`);
copyFileSync(join(own, "README.md"), join(pack, "README.md"));
for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(licence, join(pack, licence));
copyFileSync("data/LICENSE", join(pack, "LICENSE-DATA"));
