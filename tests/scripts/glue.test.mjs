// scripts/dist/glue.mjs: the start function is found wherever it stands among the exports, and works in the page.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { takeGlue, withGlue } from "../../scripts/dist/glue.mjs";

const folder = "target/glue-test";
const name = "widget-0123456789abcdef.js";
const taken = (module) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), module);
  return takeGlue(folder);
};

test("the start function is the default export, in whatever order the exports stand", () => {
  for (const exported of ["initSync, begin as default", "begin as default, initSync", "initSync, $ as default"]) {
    const glue = taken(`function begin() { return "$&"; } const $ = begin; function initSync() {}\nexport { ${exported} };`);
    assert.deepEqual(readdirSync(folder), []);
    const page = `<script type="module">const { default: start } = await import("./${name}"); globalThis.told = start();</script>`;
    const [, script] = /<script type="module">([^]*)<\/script>/.exec(withGlue(page, glue));
    assert.equal(new Function(`${script}; return globalThis.told;`)(), "$&", exported);
  }
});

test("glue that is no single module any more stops the build", () => {
  for (const module of ["export function begin() {}", 'import "./other.js"; function begin() {} export { begin as default };']) {
    assert.throws(() => taken(module), /not one module with a default export/);
  }
});
