// How long the main thread works for a step when a reader drags through the days, on a machine four times slower than this one.
// Usage: `make page`, then `node scripts/bench/drag.mjs [views, such as why,map, or slider] [steps]`; CHROMEDRIVER, CHROME and DIST name others.
// Prints a line a view: milliseconds a step for script, style and layout, what else the main thread did, and frames a second.
// The view "slider" is an empty page with a slider over 1,787 days: what the measuring and the machine cost by themselves.
// Exits with 1 if script, style and layout take longer than the goal.
import { createServer } from "node:http";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const GOAL = 4; // milliseconds a step
const SLOWER = Number(process.env.SLOWER ?? 4);
const views = (process.argv[2] ?? "slider,why,map").split(",");
const steps = Number(process.argv[3] ?? 8000);
const dist = process.env.DIST ?? "dist";
const chrome = process.env.CHROME ?? "/usr/bin/chromium";

const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".txt": "text/plain" };
// Answers a step as the page does: live, with one slider, and nothing that follows.
const EMPTY = "/slider";
const slider = `<!DOCTYPE html><html data-state=live><input type=range min=18993 max=20779 style="width:90%">`;
const server = createServer((request, response) => {
  if (request.url === EMPTY) return response.writeHead(200, { "content-type": "text/html" }).end(slider);
  const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname)).replace(/\/$/, "/index.html");
  try {
    const body = readFileSync(join(dist, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
const origin = await new Promise((done) => server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${server.address().port}`)));

const driver = spawn(process.env.CHROMEDRIVER ?? "chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
const port = await new Promise((done) => {
  let said = "";
  driver.stdout.on("data", (chunk) => {
    said += chunk;
    const found = /started successfully on port (\d+)/.exec(said);
    if (found) done(found[1]);
  });
});
const ask = async (method, path, body) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(value.message);
  return value;
};
const { sessionId } = await ask("POST", "/session", {
  capabilities: {
    alwaysMatch: {
      "goog:chromeOptions": { binary: chrome, args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1024,1400"] },
      timeouts: { script: 900_000 },
    },
  },
});
const session = `/session/${sessionId}`;
const devtools = (cmd, params = {}) => ask("POST", `${session}/goog/cdp/execute`, { cmd, params });
const metrics = async () => Object.fromEntries((await devtools("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));

// A step a frame, from the day where the slider stands to the last, to the first and so on. The first ten count for nothing: the
// browser compiles what it runs for the first time.
const WARM = 10;
const drag = `
  const [steps, done] = arguments;
  let slider = document.querySelector("input[type=range]");
  const [first, last] = [Number(slider.min), Number(slider.max)];
  let day = Number(slider.value), by = 1, n = 0, begun = performance.now();
  const step = () => {
    // Drawn anew, it is another one.
    if (!slider.isConnected) slider = document.querySelector("input[type=range]");
    if (n++ === steps) return done({ seconds: (performance.now() - begun) / 1000, days: last - first + 1 });
    if (day + by > last || day + by < first) by = -by;
    slider.value = day += by;
    slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);`;

let missed = false;
try {
  // By the clock of the thread: what else the machine does meanwhile does not count.
  await devtools("Performance.enable", { timeDomain: "threadTicks" });
  for (const view of views) {
    await devtools("Emulation.setCPUThrottlingRate", { rate: 1 });
    await ask("POST", `${session}/url`, { url: origin + (view === "slider" ? EMPTY : `/?view=${view}`) });
    const live = 'return document.documentElement.dataset.state === "live" && !document.querySelector(".awaited, .sea")';
    while (!(await ask("POST", `${session}/execute/sync`, { script: live, args: [] }))) await new Promise((r) => setTimeout(r, 50));
    await devtools("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await ask("POST", `${session}/execute/async`, { script: drag, args: [WARM] });
    const before = await metrics();
    const { seconds, days } = await ask("POST", `${session}/execute/async`, { script: drag, args: [steps] });
    const after = await metrics();
    const each = (name) => ((after[name] - before[name]) * 1000) / steps;
    const [script, style, layout, all] = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"].map(each);
    const work = script + style + layout;
    missed ||= work > GOAL;
    const ms = (n) => `${n.toFixed(2)} ms`;
    console.log(
      `${view}: ${steps} steps over ${days} days at ${SLOWER}x slow-down: ${ms(work)} a step (script ${ms(script)}, style ${ms(style)}, ` +
        `layout ${ms(layout)}; goal ${ms(GOAL)}), main thread ${ms(all)}, ${(steps / seconds).toFixed(1)} frames a second`,
    );
  }
} finally {
  await ask("DELETE", session).catch(() => {});
  driver.kill();
  server.close();
}
process.exitCode = missed ? 1 : 0;
