// What is served as it stands in www/, made small: the host script, the builder, the demonstration, and the page's own scripts.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

const www = fileURLToPath(new URL("../../www/", import.meta.url));

// The name in www/, the name in dist/.
const files = [
  ["embed.js", "embed.js"],
  ["pages.css", "pages.css"],
  ["demo.html", "demo/index.html"],
  ["builder.html", "builder/index.html"],
  ["builder/builder.js", "builder/builder.js"],
  ["builder/codes.js", "builder/codes.js"],
  ["builder/picture.js", "builder/picture.js"],
];

const small = (script) => transformSync(script, { minify: true, target: "es2022" }).code.trim();

export function addStill(folder) {
  for (const [from, to] of files) {
    const text = readFileSync(join(www, from), "utf8");
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    writeFileSync(join(folder, to), to.endsWith(".js") ? small(text) : text);
  }
}

// The classic scripts that Trunk put into the page as they stand.
export function withSmallScripts(page) {
  return page.replace(/(<script>)([^]*?)(<\/script>)/g, (_, open, script, close) => open + small(script) + close);
}
