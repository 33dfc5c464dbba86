// scripts/dist/names.mjs: program and glue still find each other under the short names, and the page's own names stay.
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { withShortNames } from "../../scripts/dist/names.mjs";

const program = `(module
 (import "./widget_bg.js" "__wbg_now_0123" (func $"now::__wbg_now_0123" (result i32)))
 (import "./widget_bg.js" "__wbg_now_01234" (func $other (result i32)))
 (memory $m 1)
 (export "memory" (memory $m))
 (export "__wbindgen_start" (func $start))
 (func $start (result i32)
  (i32.add (call $"now::__wbg_now_0123") (i32.mul (call $other) (i32.const 10))))
)
`;
const page = `
  const given = { "./widget_bg.js": { __wbg_now_0123: () => 2, __wbg_now_01234: () => 4 } };
  const start = (held) => held.__wbindgen_start() + held.memory.buffer.byteLength;`;

test("page and program call each other by the same short names", () => {
  const { program: short, page: glue } = withShortNames(program, page);
  assert.ok(!/"__wb/.test(short) && !glue.includes("__wb"), short + glue);
  const { given, start } = new Function(`${glue}; return { given, start };`)();
  const built = binaryen.parseText(short);
  assert.ok(built.validate());
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(built.emitBinary()), given);
  assert.equal(start(exports), 42 + 65536);
});

test("names that only the page knows stay", () => {
  assert.equal(withShortNames(program, "own.__wbindgen_of_nobody").page, "own.__wbindgen_of_nobody");
});
