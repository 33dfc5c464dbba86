// www/frame.js: where the page stands, by the address that it was opened with. Every link of the page starts with it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const script = readFileSync("www/frame.js", "utf8");

// Runs the script as the page itself does, or its copy for frames.
function base(address, copy) {
  const dataset = copy ? { embed: "" } : {};
  const head = { append() {} };
  const root = { dataset, hasAttribute: (name) => name === "data-embed" && "embed" in dataset };
  const window = {};
  window.parent = window;
  const page = { window, location: new URL(address), URL, URLSearchParams, document: { documentElement: root, head, createElement: () => ({}) } };
  runInContext(script, createContext(page));
  return dataset.base;
}

test("a link starts at the folder that the page is in", () => {
  for (const [opened, stands] of [
    ["https://example.org/", "https://example.org/"],
    ["https://example.org/?place=HK#x", "https://example.org/"],
    ["https://example.org/index.html?place=HK", "https://example.org/"],
    ["https://example.org/my-embed/?place=HK", "https://example.org/my-embed/"],
    ["https://example.org/embed/?embed=1", "https://example.org/embed/"],
    ["https://example.org/embed/index.html", "https://example.org/embed/"],
    ["https://example.org/my-index.html?place=HK", "https://example.org/my-index.html"],
    ["https://example.org//a/?q=/index.html", "https://example.org//a/"],
    // A page kept as a file has a name.
    ["file:///home/me/index.html?place=HK", "file:///home/me/index.html"],
    ["file:///home/me/ai%20access.html#x", "file:///home/me/ai%20access.html"],
    ["about:srcdoc", "about:srcdoc"],
  ]) {
    assert.equal(base(opened, false), stands, opened);
  }
});

test("the copy for frames leads to the page itself", () => {
  for (const [opened, stands] of [
    ["https://example.org/embed/?place=HK", "https://example.org/"],
    ["https://example.org/embed/index.html?place=HK", "https://example.org/"],
    ["https://example.org/embed/embed/?place=HK", "https://example.org/embed/"],
    ["https://example.org/a/my-embed/", "https://example.org/a/"],
    ["about:srcdoc", "about:srcdoc"],
  ]) {
    assert.equal(base(opened, true), stands, opened);
  }
});
