// Short names for what page and program call each other by. wasm-bindgen's are long and end in numbers that no packing makes
// smaller; nothing but its glue, which stands in the page, knows them.

// wasm-bindgen's own; what else is shared has a name that the page's scripts use.
const LONG = /^(?:__wb|wasm_bindgen|__externref)/;

// The program as text and the page, with every long name replaced in both. They are names of properties only, and no other
// begins with a dollar sign.
export function withShortNames(program, page) {
  const found = [...program.matchAll(/^ \((?:import "[^"]*"|export) "([^"]*)"/gm)].map(([, name]) => name);
  const short = new Map([...new Set(found)].filter((name) => LONG.test(name)).map((name, n) => [name, `$${n.toString(36)}`]));
  const given = (name) => short.get(name) ?? name;
  return {
    program: program.replace(/^( \((?:import "[^"]*"|export) )"([^"]*)"/gm, (_, before, name) => `${before}"${given(name)}"`),
    // Whole words only: some names begin as others do.
    page: page.replace(/(?<![\w$])(?:__wb|wasm_bindgen|__externref)\w+/g, given),
  };
}
