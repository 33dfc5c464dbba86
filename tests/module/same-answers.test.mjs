// The module answers as the command line does, on every answer of data/derived/answers.tsv. Needs `scripts/module.sh` and
// `cargo build --bin access`; `make test` does both.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import start, { dataset, evaluate, money, train } from "./module.mjs";

const ALL_CUSTOMERS = "individual enterprise government";

// A question for each row and each customer that it is about: its maker, door and day, and a place of the group that it speaks of.
function questions() {
  const [head, ...rows] = readFileSync("data/derived/answers.tsv", "utf8").trimEnd().split("\n").map((row) => row.split("\t"));
  assert.deepEqual(head, ["maker", "door", "customer", "places", "from", "verdict", "rule"]);
  const named = new Map(); // the places that rows of a maker, door and customer name
  const customers = (who) => (who === "all" ? ALL_CUSTOMERS : who).split(" ");
  for (const [maker, door, who, places] of rows.filter(([, , , places]) => !places.startsWith("others"))) {
    for (const customer of customers(who)) {
      const group = [maker, door, customer].join();
      named.set(group, new Set([...(named.get(group) ?? []), ...places.split(" ")]));
    }
  }
  const everywhere = dataset().places.map((place) => place.code);
  return rows.flatMap(([provider, channel, who, places, date, verdict], index) =>
    customers(who).map((customer) => {
      const others = () => everywhere.filter((code) => !named.get([provider, channel, customer].join())?.has(code));
      const group = places.startsWith("others") ? others() : places.split(" ");
      // Another one of the group from row to row, the same in every run.
      return { question: { place: group[index % group.length], provider, channel, date, who: customer }, verdict };
    }),
  );
}

test("evaluate() equals the command line on every derived answer", async () => {
  await start();
  const asked = questions();
  assert.ok(asked.length > 2000, `only ${asked.length} answers were found`);
  const input = asked.map(({ question }) => new URLSearchParams(question).toString()).join("\n");
  const { stdout, stderr, status } = spawnSync(process.env.ACCESS ?? "target/debug/access", ["batch"], {
    input, encoding: "utf8", maxBuffer: 1 << 30,
  });
  assert.equal(status, 0, stderr);
  const answers = stdout.trimEnd().split("\n");
  assert.equal(answers.length, asked.length);
  for (const [index, { question, verdict }] of asked.entries()) {
    const answer = evaluate(question);
    assert.equal(JSON.stringify(answer), answers[index], JSON.stringify(question));
    assert.equal(answer.verdict, verdict, `answers.tsv has another verdict: ${JSON.stringify(question)}`);
  }
});

test("train() and money() equal the command line", async () => {
  await start();
  const asked = [
    [train, "train", {}],
    [train, "train", { chip: "h20", date: "2025-08-20", place: "CN", buyer: "state-funded" }],
    [train, "train", { chip: "rtx-4090", place: "SG", owner: "CN", run: "deepseek-v3", days: "60~90" }],
    [train, "train", { chip: "h100", path: "own-stock", flop: "2.1e25", mfu: "0.3" }],
    [train, "train", { chip: "own", maker: "amd", tpp: "4989", die: "826", io: "400", "data-centre": "yes", peak: "312" }],
    [money, "money", {}],
    [money, "money", { provider: "openai", channel: "azure", date: "2026-04-27" }],
    [money, "money", { provider: "google", channel: "vertex" }],
  ];
  for (const [answer, command, question] of asked) {
    const args = Object.entries(question).flatMap(([field, value]) => [`--${field}`, value]);
    const { stdout, stderr, status } = spawnSync(process.env.ACCESS ?? "target/debug/access", [command, "--json", ...args], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.deepEqual(answer(question), JSON.parse(stdout), JSON.stringify(question));
  }
});
