// scripts/dist/frame.mjs: every file of the page is found from a level below, and nothing else is renamed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { framed } from "../../scripts/dist/frame.mjs";

const files = ["a.js", "a.js.map", "ab.js", "icon.svg"];
const page = (addresses) => `<html><meta charset=utf-8><link href=./icon.svg>${addresses}`;

test("addresses start a level higher, whole ones only", () => {
  const copy = framed(page('{"a":"./a.js","b":"./ab.js","c":"./a.js.map","d":"./a.json","e":"../a.js"}'), files);
  assert.ok(copy.includes('{"a":"../a.js","b":"../ab.js","c":"../a.js.map","d":"./a.json","e":"../a.js"}'), copy);
  assert.ok(copy.includes("href=../icon.svg") && copy.includes('data-embed=""') && copy.includes("noindex"), copy);
});

test("a page that names a file which the build did not make stops the build", () => {
  assert.throws(() => framed(page("<script src=./gone.js></script>"), files), /did not make/);
});
