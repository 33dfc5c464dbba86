// The program as readers load it: cut in two, and optimised. What the second one holds is told here by names of modules, as the
// compiler writes them; how it is cut is in split.mjs. Names tell the truth only where the compiler has not made one function of
// two that read the same, which scripts/page.sh sees to and says in AI_ACCESS_CUT; every other build stays whole.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withShortNames } from "./names.mjs";
import { split } from "./split.mjs";

// The features that rustc uses by default; the compiler's section that names them is not always kept.
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

// src/ui/rest.rs says what a door is: a function that takes a `Here`.
const DOORS = ["views::fill", "loading::came", "story::came", "story::steps", "take::records"].map((path) => `ui::${path}`);
const BEHIND = [
  ...["views", "compare", "map", "timeline", "sources", "second", "train", "money"].map((module) => `ui::${module}::`),
  ...DOORS.map((door) => `${door}::{`),
];
// Only components that are functions have hooks; those of the first program are none.
const HOOKS = /^\$"?.*yew(?:\[[0-9a-f]+\])?::functional::/;
// The crate's name is followed by a number of its own.
const written = (names) => new RegExp(`ai_access(?:\\[[0-9a-f]+\\])?::(?:${names.map((n) => n.replace(/[{}]/g, "\\$&")).join("|")})`);
const door = new RegExp(`^\\$"?${written(DOORS).source}(?:::h[0-9a-f]{16})?"?$`);
const behind = written(BEHIND);
const isDoor = (name) => door.test(name);
const isBehind = (name) => behind.test(name) || HOOKS.test(name);

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

// Makes the program in a folder small. Gives the page with its new name, and the name of the second program if there is one.
export function withProgram(page, folder, { TRUNK_PROFILE: profile, AI_ACCESS_CUT: cut }) {
  if (profile !== "release" || !cut) return { page, parts: {} };
  const [name, ...others] = readdirSync(folder).filter((file) => /^widget-[0-9a-f]+_bg\.wasm$/.test(file));
  if (!name || others.length) throw new Error("one widget-…_bg.wasm was expected of the build");
  const work = mkdtempSync(join(tmpdir(), "program-"));
  const at = (file) => join(work, file);
  const binaryen = (tool, ...given) =>
    execFileSync(process.execPath, [join("node_modules", "binaryen", "bin", tool), ...FEATURES.map((f) => `--enable-${f}`), ...given]);
  try {
    // Cut first and optimised after: doors are never inlined, and the names are not needed any more.
    binaryen("wasm-dis", join(folder, name), "-o", at("whole.wat"));
    const whole = withShortNames(readFileSync(at("whole.wat"), "utf8"), page);
    const halves = split(whole.program, isDoor, isBehind);
    if (halves.doors.length !== DOORS.length) throw new Error(`of the doors, only these are functions of the program: ${halves.doors.join(", ")}`);
    const [first, second] = ["first", "second"].map((which) => {
      writeFileSync(at(`${which}.wat`), halves[which]);
      binaryen("wasm-as", at(`${which}.wat`), "-o", at(`${which}.wasm`));
      binaryen("wasm-opt", "-Oz", "--converge", "--low-memory-unused", at(`${which}.wasm`), "-o", at(`${which}.wasm`));
      return readFileSync(at(`${which}.wasm`));
    });
    const named = { first: `widget-${hash(first)}_bg.wasm`, second: `rest-${hash(second)}.wasm` };
    rmSync(join(folder, name));
    writeFileSync(join(folder, named.first), first);
    writeFileSync(join(folder, named.second), second);
    return { page: whole.page.replaceAll(name, named.first), parts: { rest: `./${named.second}` } };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
