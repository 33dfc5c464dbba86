// The page on design, design/index.html: what tests/design.rs writes, with the page's own style around it and a few words.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

const www = fileURLToPath(new URL("../../www/", import.meta.url));
const read = (name) => readFileSync(join(www, name), "utf8");

export function addDesign(folder) {
  const style = transformSync(read("widget.css") + read("second.css") + read("design/design.css"), { loader: "css", minify: true }).code.trim();
  const page = read("design/design.html").replace("/* style */", () => style).replace("<!-- specimens -->", () => read("design/specimens.html"));
  mkdirSync(join(folder, "design"), { recursive: true });
  writeFileSync(join(folder, "design", "index.html"), page);
}
