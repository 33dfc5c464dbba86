// What the first answer costs a reader, in bytes after brotli: the page and its first program. A budget, so that growth is a decision.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

test("the first answer keeps to its budget", () => {
  const printed = execFileSync(process.execPath, ["scripts/size.mjs"], { encoding: "utf8" });
  const [, brotli] = /^first answer\s.* ([\d,]+)$/m.exec(printed) ?? assert.fail(`no line says what the first answer weighs:\n${printed}`);
  const weighs = Number(brotli.replaceAll(",", ""));
  assert.ok(weighs <= 144_500, `the first answer weighs ${brotli} bytes; its budget is 144,500`);
});
