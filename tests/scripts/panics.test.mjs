// scripts/dist/panics.mjs: a program without the words of its panics still stops where it stopped, does everything else as before,
// and no longer names the files that it was made from.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import binaryen from "binaryen";
import { withoutPanics } from "../../scripts/dist/panics.mjs";

// At 16 the name of a source file, at 32 a place in it; at 48 what only looks like one: the text at 64 is the page's own.
const word = (n) => `\\${n.toString(16).padStart(2, "0")}\\00\\00\\00`;
const words = (...all) => all.map(word).join("");
const data = `own \\"text\\"\\c3\\a9....machine/main.rs\\00${words(16, 15, 7, 9)}${words(64, 13, 7, 9)}example.org/p`;
const program = `(module
 (import "env" "tell" (func $tell (param i32)))
 (memory $m 1)
 (data $d (i32.const 0) "${data}")
 (table $t 1 1 funcref)
 (elem $e (i32.const 0) $"<u8 as core[0a1b]::fmt::Debug>::fmt")
 (export "memory" (memory $m))
 (export "half" (func $"own::half"))
 (export "looks" (func $"own::looks"))
 (func $"core[0a1b]::panicking::panic_fmt" (param $0 i32)
  (call $tell
   (local.get $0)
  )
  (unreachable)
 )
 (func $"<u8 as core[0a1b]::fmt::Debug>::fmt" (param $0 i32) (result i32)
  (call $tell
   (i32.const 3)
  )
  (i32.const 0)
 )
 (func $"own::core::panicking::half" (param $0 i32) (result i32)
  (i32.shr_u
   (local.get $0)
   (i32.const 1)
  )
 )
 (func $"own::half" (param $0 i32) (result i32)
  (if
   (i32.eqz
    (local.get $0)
   )
   (then
    (call $"core[0a1b]::panicking::panic_fmt"
     (i32.const 32)
    )
   )
  )
  (call $"own::core::panicking::half"
   (local.get $0)
  )
 )
 (func $"own::looks" (result i32)
  (call_indirect (param i32) (result i32)
   (i32.const 1)
   (i32.const 0)
  )
 )
)
`;

function started(text) {
  const told = [];
  const built = binaryen.parseText(text);
  built.setFeatures(binaryen.Features.ReferenceTypes | binaryen.Features.BulkMemory | binaryen.Features.MutableGlobals);
  assert.ok(built.validate());
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(built.emitBinary()), { env: { tell: (n) => told.push(n) } });
  return { ...exports, told, bytes: Buffer.from(exports.memory.buffer) };
}

test("a panic stops the program without a word, and everything else is as before", () => {
  for (const [text, words] of [[program, [32, 3]], [withoutPanics(program).text, []]]) {
    const { half, looks, told } = started(text);
    assert.equal(half(84), 42);
    assert.throws(() => half(0), WebAssembly.RuntimeError);
    assert.equal(looks(), 0);
    assert.deepEqual(told, words);
  }
});

test("source files and places in them are blanked, and nothing else", () => {
  const { text, found } = withoutPanics(program);
  assert.deepEqual(found, { functions: 1, looks: 1, places: 1 });
  const [before, after] = [started(program).bytes, started(text).bytes];
  assert.deepEqual([before.toString("utf8", 0, 31), before.toString("utf8", 64, 77)], ['own "text"é....machine/main.rs', "example.org/p"]);
  const blank = (n) => (n >= 16 && n < 31) || (n >= 32 && n < 48);
  for (let n = 0; n < 96; n += 1) assert.equal(after[n], blank(n) ? 0 : before[n], `byte ${n}`);
});

test("the built programs name no source file of Rust's", () => {
  const programs = readdirSync("dist").filter((name) => /^(?:widget|rest)-.*\.wasm$/.test(name));
  assert.equal(programs.length, 2);
  for (const name of programs) {
    const [named] = /\w+\/[\w./-]+\.rs(?![\w.])/.exec(readFileSync(join("dist", name)).toString("latin1")) ?? [];
    assert.equal(named, undefined, name);
  }
});
