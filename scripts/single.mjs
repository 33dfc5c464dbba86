// The page as one file, for archives, classrooms and machines without a network: program, data and texts stand inside it.
// It is made of the built page. Usage: node scripts/single.mjs <folder of the built page> <file to write>
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, file] = process.argv.slice(2);
if (!file) throw new Error("name the folder of the built page and the file to write");

let page = readFileSync(join(folder, "index.html"), "utf8");
// Everything that the page loads, now or later, is named after its content and lies beside it; the module for developers too.
const named = readdirSync(folder).filter((name) => /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(name) && !name.startsWith("engine-"));
const inside = Object.fromEntries(named.map((name) => [name, readFileSync(join(folder, name)).toString("base64")]));

const starts = [...page.matchAll(/await import\("\.\/([\w-]+\.js)"\)/g)];
const programs = [...page.matchAll(/module_or_path: "\.\/([\w-]+\.wasm)"/g)];
if (starts.length !== 1 || programs.length !== 1 || !inside[starts[0][1]] || !inside[programs[0][1]]) {
  throw new Error("the starter in Trunk.toml has changed: it no longer imports one script and starts one program by name");
}
const [script, program] = [starts[0][1], programs[0][1]];
page = page
  .replace(/\s*<link rel="(?:module)?preload"[^>]*>/g, "")
  .replace(`await import("./${script}")`, () => `await import("data:text/javascript;base64,${inside[script]}")`)
  .replace(`module_or_path: "./${program}"`, `module_or_path: await inside("${program}").arrayBuffer()`);
delete inside[script];

// What stands inside is given out under its name, to the program as to whatever it asks for later.
const shelf = `<script>
const shelf = ${JSON.stringify(inside)};
const inside = (name) => new Response(Uint8Array.from(atob(shelf[name]), (c) => c.charCodeAt(0)),
  { headers: name.endsWith(".wasm") ? { "Content-Type": "application/wasm" } : {} });
const outside = globalThis.fetch;
globalThis.fetch = (wanted, ...rest) => {
  const name = String(wanted && wanted.url || wanted).split(/[?#]/)[0].split("/").pop();
  return Object.hasOwn(shelf, name) ? Promise.resolve(inside(name)) : outside(wanted, ...rest);
};
</script>
`;
page = page.replace("</head>", () => `${shelf}</head>`);
const left = named.filter((name) => page.includes(`./${name}`));
if (left.length > 0 || !page.includes(shelf)) throw new Error(`the page still names ${left.join(", ") || "its files in a way unknown here"}`);
writeFileSync(file, page);
console.log(`${file}: ${Math.round(page.length / 1024)} KiB`);
