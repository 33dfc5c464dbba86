// The module for developers: plain objects in, plain objects out. The engine behind it is the widget's own, compiled without
// the interface; what stands here only starts it and turns objects into text and back.
import load, * as engine from "./engine.js";

/** What went wrong: `code` says which kind, `field` which part of the question, `nearest` what may have been meant. */
export class AccessError extends Error {
  constructor({ code, field = null, message, nearest = null }, options) {
    super(message, options);
    this.name = "AccessError";
    this.code = code;
    this.field = field;
    this.nearest = nearest;
  }
}

let starting;
let started = false;

/** Loads the engine with its data, once; every other function needs it. Nothing but the module's own file is fetched. */
export default function start() {
  starting ??= begin().catch((error) => {
    starting = undefined; // so that it can be tried again
    const message = `the engine could not be loaded: ${error?.message ?? error}`;
    throw new AccessError({ code: "not-started", message }, { cause: error });
  });
  return starting;
}

async function begin() {
  const address = new URL("./engine_bg.wasm", import.meta.url);
  let program = address;
  if (address.protocol === "file:" && globalThis.process?.versions?.node) {
    // Node fetches no files. The comments keep bundlers, which build for browsers, from looking for it.
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
    program = await readFile(address);
  }
  await load({ module_or_path: program });
  started = true;
}

/** The answer to a question: what `access check --json` prints. */
export const evaluate = (scenario) => ask(engine.evaluate, scenario);

/** How the answer to a question changes from day to day. */
export const timeline = (scenario) => ask(engine.timeline, scenario);

/** The answers to one question over every place, maker, door or kind of customer, or over two of these. */
export const matrix = (query) => ask(engine.matrix, query);

/** Whether a buyer could obtain a chip on a day, and how many of them a training run needs: what `access train --json` prints. */
export const train = (query) => ask(engine.train, query);

/** Who is paid on a day, for a maker and a door: what `access money --json` prints. */
export const money = (query) => ask(engine.money, query);

/** Version, date and counts of the dataset, and the values that the fields of a question can have. */
export const dataset = () => reply(engine.dataset);

function ask(question, fields) {
  const text = lines(fields);
  return reply(() => question(text));
}

function reply(call) {
  if (!started) throw new AccessError({ code: "not-started", message: "call and await the default export first: it loads the engine" });
  const { result, error } = JSON.parse(call());
  if (error) throw new AccessError(error);
  return result;
}

// A line for each field that has a value. The engine checks names and values; here only what no text can say.
function lines(fields = {}) {
  if (fields === null || typeof fields !== "object" || Array.isArray(fields)) {
    throw new AccessError({ code: "not-an-object", message: 'a question is an object such as { place: "CN", provider: "openai" }' });
  }
  const said = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return said
    .map(([field, value]) => {
      const text = field === "over" && Array.isArray(value) ? value.join("~") : value;
      if (typeof text !== "string") {
        throw new AccessError({ code: "invalid-value", field, message: `${plain(field)} cannot be a ${typeof value}; it is a text` });
      }
      return `${plain(field)}\t${plain(text)}`;
    })
    .join("\n");
}

// Tabs and ends of lines stand between fields and values, and belong to no name.
const plain = (text) => text.trim().replace(/[\0-\x1f\x7f]/g, "\ufffd");
