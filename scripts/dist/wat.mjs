// A module in Binaryen's text form, in which every item is one piece that begins on a line of its own: its items, and the whole
// again. What is done with them is elsewhere.

// A name of a function: plain, or in quotes.
export const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;

// The items of a module: { kind, name, text }.
export function itemsOf(text) {
  const items = [];
  for (const piece of text.replace(/^\(module[^\n]*\n/, "").replace(/\n\)\s*$/, "").split(/\n(?= \()/)) {
    const [, kind, name] = new RegExp(`^ \\((\\w+)(?: (${NAME}))?`).exec(piece) ?? [];
    if (!kind) throw new Error(`the module's text has a piece that is no item: ${piece.slice(0, 80)}`);
    items.push({ kind, name, text: piece });
  }
  return items;
}

// The text of a module of such pieces.
export const moduleOf = (pieces) => `(module\n${pieces.join("\n")}\n)\n`;
