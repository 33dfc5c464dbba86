// Takes out of a program what only tells of its own faults. A page that stops shows its static answer whatever the message, and
// nobody but a developer reads that; a build for development keeps it. What stops the program still stops it: of a function that
// reports and then stops, the stop is left. With the reports go the places in source files that they would name, and with those
// the folders of the machine on which the program was built. What the compiler needs its unstable switches for (`make publish`)
// is done here with the names of functions alone, and so for every build.
import { itemsOf, moduleOf } from "./wat.mjs";

// Names as rustc writes them, without the numbers of their crates.
const plain = (name) => name.replace(/\[[0-9a-f]+\]/g, "");
const REPORTS = new RegExp(
  [
    String.raw`^core::panicking::`,
    String.raw`^core::(?:option|result)::(?:unwrap|expect)_failed$`,
    String.raw`^core::cell::(?:panic_\w+|lazy::.*panic_\w+)$`,
    String.raw`^core::str::slice_error_fail`,
    String.raw`^core::slice::.*_fail(?:::|$)`,
    String.raw`^alloc::raw_vec::(?:handle_error|capacity_overflow)$`,
    String.raw`^alloc::alloc::handle_alloc_error`,
    String.raw`^<alloc::vec::Vec<[_, ]+>>::\w+::assert_failed$`,
    String.raw`^std::panicking::(?:panic_with_hook|panic_handler::\{closure#0\}|begin_panic)`,
    String.raw`^std::thread::local::panic_access_error$`,
    String.raw`^std::alloc::rust_oom`,
    String.raw`^<hashbrown::raw::Fallibility>::capacity_overflow$`,
  ].join("|"),
);
// How a value looks to a developer: only reports write that.
const LOOKS = /^<.* as core::fmt::Debug>::fmt$/;

// A function with another body.
function emptied(text, body) {
  const [head] = text.split("\n", 1);
  return `${head}\n  ${body}\n )`;
}

// The bytes of a text of the module, and back.
const ESCAPES = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };
const bytesOf = (text) => {
  const found = text.matchAll(/\\([0-9a-f]{2})|\\(.)|([^\\]+)/g);
  return Uint8Array.from([...found].flatMap(([, hex, escape, run]) => (hex ? [parseInt(hex, 16)] : escape ? [ESCAPES[escape]] : [...Buffer.from(run)])));
};
const textOf = (bytes) => [...bytes].map((b) => (b > 31 && b < 127 && b !== 34 && b !== 92 ? String.fromCharCode(b) : `\\${b.toString(16).padStart(2, "0")}`)).join("");

// Blanks every place in a source file: four words, which are where its name stands, how long that is, line and column.
function withoutPlaces(segments) {
  const at = (address) => segments.find(({ start, bytes }) => address >= start && address < start + bytes.length);
  const decoder = new TextDecoder();
  const places = [];
  for (const { bytes } of segments) {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let n = 0; n + 16 <= bytes.length; n += 4) {
      const [name, length, line, column] = [0, 4, 8, 12].map((more) => words.getUint32(n + more, true));
      const holder = length > 4 && length < 512 && line > 0 && line < 100_000 && column > 0 && column < 1_000 ? at(name) : undefined;
      const named = holder?.bytes.subarray(name - holder.start, name - holder.start + length);
      if (named && /^[\w./\\:@+ -]+\.rs\0?$/.test(decoder.decode(named))) places.push(named, bytes.subarray(n, n + 16));
    }
  }
  // Afterwards, because many places share a name.
  for (const place of places) place.fill(0);
  return places.length / 2;
}

// The program's text without any of it, and how much was found.
export function withoutPanics(text) {
  const found = { functions: 0, looks: 0, places: 0 };
  const segments = [];
  const pieces = itemsOf(text).map(({ kind, name = "", text: item }, n) => {
    if (kind === "data") {
      const [, before, start, data, after] = /^( \(data \S+ \(i32\.const (\d+)\) ")((?:[^"\\]|\\.)*)("\)\s*)$/.exec(item) ?? [];
      if (!before) throw new Error(`a piece of the program's data reads otherwise than expected: ${item.slice(0, 80)}`);
      segments.push({ n, before, after, start: Number(start), bytes: bytesOf(data) });
    }
    if (kind !== "func") return item;
    const [head] = item.split("\n", 1);
    const named = plain(name).replace(/^\$"?|"$/g, "");
    if (REPORTS.test(named) && !head.includes("(result ")) {
      found.functions += 1;
      return emptied(item, "(unreachable)");
    }
    if (LOOKS.test(named) && head.endsWith("(result i32)")) {
      found.looks += 1;
      return emptied(item, "(i32.const 0)");
    }
    return item;
  });
  found.places = withoutPlaces(segments);
  for (const { n, before, after, bytes } of segments) pieces[n] = before + textOf(bytes) + after;
  return { text: moduleOf(pieces), found };
}
