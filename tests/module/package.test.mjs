// The package: `npm pack` makes an archive that installs, holds what it should and no more, whose types fit real use, and which
// then runs. Needs `scripts/module.sh`.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

const folder = resolve("target/module-use");
const run = (command, ...args) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, `${command} ${args.join(" ")}: ${error ?? ""}\n${stdout}\n${stderr}`);
  return stdout;
};

test("the package installs, its types fit, and it runs", () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "use", "version": "1.0.0", "private": true, "type": "module" }\n');
  const [packed] = JSON.parse(run("npm", "pack", "--json", resolve("target/npm")));
  const names = packed.files.map((file) => file.path.replace(/-[0-9a-f]{16}/, "")).sort();
  assert.deepEqual(names, [
    "LICENSE-APACHE", "LICENSE-DATA", "LICENSE-MIT", "README.md", "api.d.ts", "api.js", "engine.js", "engine_bg.wasm", "package.json",
  ]);
  run("npm", "install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`);
  const about = JSON.parse(readFileSync(join(folder, "node_modules/ai-access-simulator/package.json"), "utf8"));
  assert.match(about.version, /^\d+\.\d+\.\d+$/);
  assert.notEqual(about.version, "0.0.0");
  assert.equal(about.dependencies, undefined);

  for (const file of ["use.ts", "tsconfig.json"]) copyFileSync(join("tests/module", file), join(folder, file));
  run(process.execPath, resolve("node_modules/typescript/bin/tsc"));
  assert.equal(run(process.execPath, "use.js"), "all as promised\n");
});

test("the README's example runs as it stands", () => {
  const example = /```js\n([^]*?)```/.exec(readFileSync("packages/api/README.md", "utf8"))[1];
  writeFileSync(join(folder, "example.js"), `${example}\nconsole.log(answer.verdict, Object.keys(answer).length);\n`);
  assert.equal(run(process.execPath, "example.js"), "conditional 9\n");
});

// Without the interface the engine is small: more than half of it is the data of both questions with their sources. 145 kB when
// the second question came in.
test("what a page loads of it stays small", () => {
  const files = readdirSync("target/npm").filter((name) => /^(api\.js|engine)/.test(name));
  const size = files.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join("target/npm", name))).length, 0);
  assert.ok(files.length === 3 && size < 150_000, `${size} bytes after brotli in ${files.join(", ")}`);
});

test("a module that cannot be loaded says so, and may be tried again", async () => {
  const copy = join(folder, "broken");
  mkdirSync(copy, { recursive: true });
  const names = readdirSync("target/npm").filter((name) => /^(api\.js|engine|package)/.test(name));
  for (const name of names) copyFileSync(join("target/npm", name), join(copy, name));
  const program = names.find((name) => name.endsWith(".wasm"));
  writeFileSync(join(copy, program), "no program");
  const { default: start, evaluate } = await import(join(copy, "api.js"));
  await assert.rejects(start(), { name: "AccessError", code: "not-started", field: null });
  assert.throws(() => evaluate(), { code: "not-started" });
  copyFileSync(join("target/npm", program), join(copy, program));
  await start();
  assert.equal(evaluate().verdict, "blocked");
});
