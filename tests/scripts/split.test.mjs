// scripts/dist/split.mjs: the two halves of a program, joined, do what the whole one does; the first alone does what needs no door.
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { split } from "../../scripts/dist/split.mjs";

// `plain` needs nothing of the second program. `through` goes by the door `"far"`, which uses memory, the stack's global, an import
// and a function that both programs need. `chosen` calls through the table: slot 1 stays, slot 2 lies behind the door.
const whole = `(module
 (import "env" "tell" (func $tell (param i32)))
 (global $stack (mut i32) (i32.const 64))
 (memory $m 1)
 (data $d (i32.const 8) "\\07")
 (table $t 3 3 funcref)
 (elem $e (table $t) (i32.const 1) func $near $"far::behind")
 (export "memory" (memory $m))
 (export "plain" (func $plain))
 (export "through" (func $through))
 (export "chosen" (func $chosen))
 (func $shared (param $x i32) (result i32)
  (i32.mul (local.get $x) (i32.const 3)))
 (func $near (param $x i32) (result i32)
  (i32.add (local.get $x) (i32.const 1)))
 (func $"far::behind" (param $x i32) (result i32)
  (i32.sub (call $shared (local.get $x)) (i32.const 1)))
 (func $plain (param $x i32) (result i32)
  (call $shared (local.get $x)))
 (func $deep (param $x i32) (result i32)
  (global.set $stack (i32.add (global.get $stack) (i32.const 1)))
  (call $tell (global.get $stack))
  (i32.add (call $shared (local.get $x)) (i32.load8_u (i32.const 8))))
 (func $"far" (param $x i32) (param $y i64) (result i32)
  (i32.add (call $deep (local.get $x)) (i32.wrap_i64 (local.get $y))))
 (func $through (param $x i32) (result i32)
  (call $"far" (local.get $x) (i64.const 5)))
 (func $chosen (param $which i32) (param $x i32) (result i32)
  (call_indirect $t (param i32) (result i32) (local.get $x) (local.get $which)))
)
`;

// What browsers of some years ago know.
const features = binaryen.Features.MutableGlobals | binaryen.Features.BulkMemory | binaryen.Features.ReferenceTypes;

function bytes(text) {
  const module = binaryen.parseText(text);
  module.setFeatures(features);
  assert.equal(module.validate(), 1, text);
  return module.emitBinary();
}

// As Binaryen prints it, which is what the build cuts.
const printed = () => {
  const module = binaryen.parseText(whole);
  module.setFeatures(features);
  return module.emitText();
};

const cut = () => split(printed(), (name) => /^\$"?far"?$/.test(name), (name) => name.includes("far::"));

function start(text, told) {
  const module = new WebAssembly.Module(bytes(text));
  return new WebAssembly.Instance(module, { env: { tell: (n) => told.push(n) } }).exports;
}

test("two halves are the whole", () => {
  const told = [[], []];
  const one = start(whole, told[0]);
  const { first, second, doors, moved } = cut();
  assert.deepEqual([doors.length, moved], [1, 3], "the door, what it alone calls, and what lies behind it");
  const two = start(first, told[1]);
  new WebAssembly.Instance(new WebAssembly.Module(bytes(second)), { a: two });
  for (const x of [0, 1, 1000, -7]) {
    assert.equal(two.plain(x), one.plain(x));
    assert.equal(two.through(x), one.through(x));
    for (const which of [1, 2]) assert.equal(two.chosen(which, x), one.chosen(which, x));
  }
  assert.deepEqual(told[1], told[0]);
  assert.equal(told[0].length, 4);
});

test("before the second half is there, the first does all that needs no door", () => {
  const alone = start(cut().first, []);
  assert.equal(alone.plain(2), 6);
  assert.equal(alone.chosen(1, 2), 3);
  assert.throws(() => alone.through(1), WebAssembly.RuntimeError);
  assert.throws(() => alone.chosen(2, 1), WebAssembly.RuntimeError);
});

test("without a door nothing is cut", () => {
  assert.throws(() => split(printed(), () => false, () => false), /no door/);
});
