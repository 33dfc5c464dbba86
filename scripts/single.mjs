// The page as one file, for archives, classrooms and machines without a network: the program and every part that the page loads
// later stand inside it. It is made of the built page. Usage: node scripts/single.mjs <folder of the built page> <file to write>
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, file] = process.argv.slice(2);
if (!file) throw new Error("name the folder of the built page and the file to write");

// What the page loads, now or later, is named after its content and lies beside it. The module for developers is none of it.
const named = readdirSync(folder).filter((name) => /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(name) && !name.startsWith("engine-"));
const inside = Object.fromEntries(named.map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));
const text = readFileSync(join(folder, "index.html"), "utf8").replace(/\s*<link\b[^>]*\brel="?(?:module)?preload\b[^>]*>/g, "");

// Whatever the page would fetch or import must be on the shelf, and the shelf must be found before it is asked for.
const asked = new Set([...text.matchAll(/["'`]\.\/([\w.-]+)["'`]/g)].map(([, name]) => name));
const missing = [...asked].filter((name) => existsSync(join(folder, name)) && !Object.hasOwn(inside, name));
const programs = [...asked].filter((name) => name.endsWith("_bg.wasm"));
if (missing.length > 0) throw new Error(`the page asks for ${missing.join(", ")}, which scripts/single.mjs does not put inside`);
if (programs.length !== 1) throw new Error(`one program was expected of the page, and ${programs.length} were found`);
if (/\bimport\s*\(\s*["'`]|<script[^>]*\ssrc=/.test(text)) throw new Error("the page loads a script of its own, which one file cannot hold");

// Bytes are given out under their names, as a host would; anything else is asked for as usual.
const shelf = `<script>
{
  const shelf = ${JSON.stringify(inside)};
  const outside = globalThis.fetch;
  globalThis.fetch = async (wanted, ...rest) => {
    const name = String(wanted?.url ?? wanted).split(/[?#]/)[0].split("/").pop();
    if (!Object.hasOwn(shelf, name)) return outside(wanted, ...rest);
    const bytes = Uint8Array.from(atob(shelf[name]), (c) => c.charCodeAt(0));
    return new Response(bytes, { headers: name.endsWith(".wasm") ? { "Content-Type": "application/wasm" } : {} });
  };
}
</script>`;
// A script among the parts is imported, not fetched: its address holds it.
const held = text.replace(/"\.\/([\w.-]+\.js)"/g, (quoted, name) => (inside[name] ? `"data:text/javascript;base64,${inside[name]}"` : quoted));
const page = held.replace(/<script\b/, (first) => shelf + first).replace("script-src ${", "script-src data: ${");
if (!page.includes("script-src data: ")) throw new Error("the page's own policy was not found, and would forbid the scripts inside");
writeFileSync(file, page);
console.log(`${file}: ${Math.round(page.length / 1024)} KiB, ${Object.keys(inside).length} files inside`);
