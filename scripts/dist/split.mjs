// Cuts a program in two: what can be reached only through its doors goes into a second one, which the page loads when somebody
// first opens one of them. Both share memory and table; a door left behind calls through a slot of the table that the second
// program fills when it starts. Binaryen's own wasm-split does the same, but its package for Node comes without it.

import { NAME, itemsOf, moduleOf } from "./wat.mjs";

const all = (text, before) => new Set([...text.matchAll(new RegExp(`\\(${before} (${NAME})`, "g"))].map(([, name]) => name));

// What a function looks like from outside: its parameters and results.
function signature(text) {
  const [head] = text.split("\n", 1);
  const of = (word) => [...head.matchAll(new RegExp(`\\(${word}(?: \\$\\S+)? ([^)]*)\\)`, "g"))].flatMap(([, types]) => types.split(" "));
  return { params: of("param"), results: of("result") };
}

const written = ({ params, results }) => [
  params.map((type, n) => `(param $${n} ${type})`).join(" "),
  results.length ? `(result ${results.join(" ")})` : "",
].join(" ");

// Everything that can be reached from some functions, without going through a door.
function reached(from, calls, doors) {
  const seen = new Set();
  const next = [...from];
  for (let name = next.pop(); name; name = next.pop()) {
    if (seen.has(name) || doors.has(name)) continue;
    seen.add(name);
    next.push(...(calls.get(name) ?? []));
  }
  return seen;
}

// The two programs as text. `isDoor` tells the doors by their names, and `isBehind` what is called through the table by code
// behind them alone.
export function split(text, isDoor, isBehind) {
  const items = itemsOf(text);
  const of = (kind) => items.filter((item) => item.kind === kind);
  const functions = of("func");
  const calls = new Map(functions.map(({ name, text }) => [name, all(text, "(?:call|return_call|ref\\.func)")]));
  const doors = new Set(functions.map(({ name }) => name).filter(isDoor));
  if (!doors.size) throw new Error("the program has no door: nothing can be cut off");
  const [elements, ...more] = of("elem");
  if (!elements || more.length) throw new Error("one list of the table's functions was expected");
  const [, first, list] = /\(i32\.const (\d+)\)(?: func)? (\$[^]*)\)\s*$/.exec(elements.text) ?? [];
  if (!list) throw new Error(`the list of the table's functions reads otherwise than expected: ${elements.text.slice(0, 80)}`);
  const slots = [...list.matchAll(new RegExp(NAME, "g"))].map(([name]) => name);
  const offset = Number(first);

  const exported = all(items.filter((i) => i.kind === "export" || i.kind === "start").map((i) => i.text).join("\n"), "func");
  const bodies = new Map(functions.map(({ name, text }) => [name, text]));
  const before = reached([...exported, ...slots.filter((name) => !isBehind(name))], calls, doors);
  const moved = new Set(functions.map(({ name }) => name).filter((name) => !before.has(name)));

  // Slots at the end of the table for the doors.
  const tables = of("table").map(({ name, text }) => [name, .../ (\d+)(?: \d+)? (\w+)\)/.exec(text).slice(1)]);
  const [[table, size], ...others] = tables.filter(([, , type]) => type === "funcref");
  if (!table || others.length) throw new Error("one table of functions was expected");
  const used = [...doors].filter((door) => [...before].some((name) => calls.get(name)?.has(door)));
  const grown = Number(size) + used.length;
  const slotOf = new Map(used.map((door, n) => [door, Number(size) + n]));
  const ways = used.map((door) => {
    const seen = signature(bodies.get(door));
    const given = seen.params.map((_, n) => `(local.get $${n})`).join(" ");
    const type = [seen.params.length ? `(param ${seen.params.join(" ")})` : "", seen.results.length ? `(result ${seen.results.join(" ")})` : ""];
    return ` (func ${door} ${written(seen)} (call_indirect ${table} ${type.join(" ")} ${given} (i32.const ${slotOf.get(door)})))`;
  });

  // What the second program needs of the first one, under short names.
  const globals = of("global").filter(({ text }) => /\(mut /.test(text));
  const imports = of("import");
  const importOf = new Map(imports.flatMap((item) => {
    const [, name] = new RegExp(`\\(func (${NAME})`).exec(item.text) ?? [];
    return name ? [[name, item]] : [];
  }));
  const needed = [...new Set([...moved].flatMap((name) => [...calls.get(name)]))].filter((name) => !moved.has(name));
  const short = new Map(needed.map((name, n) => [name, n.toString(36)]));
  const share = (kind, name, as) => ` (export "${as}" (${kind} ${name}))`;
  const [memory] = of("memory");
  const handed = [
    ...tables.map(([name], n) => share("table", name, `T${n}`)),
    ...globals.map(({ name }, n) => share("global", name, `G${n}`)),
    ...needed.map((name) => share("func", name, `=${short.get(name)}`)),
  ];

  const primary = items.flatMap((item) => {
    if (item.kind === "func") return before.has(item.name) ? [item.text] : [];
    // An empty place: the second program fills it.
    if (item === elements) {
      return [` (elem (table ${table}) (i32.const ${offset}) funcref ${slots.map((n) => (moved.has(n) ? "(ref.null func)" : `(ref.func ${n})`)).join(" ")})`];
    }
    if (item.kind === "table" && item.name === table) return [` (table ${table} ${grown} ${grown} funcref)`];
    return [item.text];
  });

  const typeOf = (item) => signature(item.text.replace(/^ \(import "[^"]*" "[^"]*" /, " "));
  const taken = needed.map((name) => {
    const seen = importOf.has(name) ? typeOf(importOf.get(name)) : signature(bodies.get(name));
    return ` (import "a" "=${short.get(name)}" (func ${name} ${written(seen)}))`;
  });
  const [, pages] = /(\d+)/.exec(memory.text.replace(memory.name, "")) ?? [];
  const filled = [...slots.map((name, n) => [name, n + offset]), ...slotOf].filter(([name]) => moved.has(name));
  const second = [
    ...of("type").map((item) => item.text),
    ` (import "a" "memory" (memory ${memory.name} ${pages}))`,
    ...tables.map(([name, least, type], n) => ` (import "a" "T${n}" (table ${name} ${name === table ? grown : least} ${type}))`),
    ...globals.map(({ name, text }, n) => ` (import "a" "G${n}" (global ${name} ${/\(mut \w+\)/.exec(text)}))`),
    ...taken,
    ...filled.map(([name, slot]) => ` (elem (table ${table}) (i32.const ${slot}) func ${name})`),
    ...functions.filter(({ name }) => moved.has(name)).map(({ text }) => text),
  ];
  return { first: moduleOf([...primary, ...ways, ...handed]), second: moduleOf(second), moved: moved.size, doors: used };
}
