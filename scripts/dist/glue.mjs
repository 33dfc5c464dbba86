// The glue between page and program, which wasm-bindgen writes: made small and put into the page, where it costs neither a
// request of its own nor the wait for it.
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const small = (module) => transformSync(module, { minify: true, format: "esm", target: "es2022" }).code;

// Takes the glue out of the folder: its name, and an expression for its start function.
export function takeGlue(folder) {
  const [name, ...others] = readdirSync(folder).filter((file) => /^widget-[0-9a-f]+\.js$/.test(file));
  if (!name || others.length) throw new Error("one widget-….js was expected of the build");
  const code = small(readFileSync(join(folder, name), "utf8"));
  const [, body, exported] = /^([^]*)export\s*\{([^}]*)\};?\s*$/.exec(code) ?? [];
  const [, start] = /([\w$]+) as default/.exec(exported ?? "") ?? [];
  if (!start || /(^|;)(import|export)\b(?!\.meta)/.test(body)) throw new Error(`${name}: it is not one module with a default export any more`);
  rmSync(join(folder, name));
  return { name, expression: `(()=>{${body}return ${start}})()` };
}

// Puts it into the page's starter, which is made small with it. Functions as replacements: the glue holds dollar signs.
export function withGlue(page, glue) {
  const filled = page
    .replace(/<link\b[^>]*\brel="?modulepreload\b[^>]*>/g, (link) => (link.includes(glue.name) ? "" : link))
    .replace(/const \{ default: start \} = await import\([^)]*\);/, () => `const start = ${glue.expression};`);
  if (filled.includes(glue.name)) throw new Error(`index.html: it still asks for ${glue.name}`);
  return filled.replace(/(<script type="?module"?>)([^]*?)(<\/script>)/, (_, open, starter, close) => open + small(starter) + close);
}
