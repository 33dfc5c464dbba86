//! Every rule of the compiler of chips, training and money against data that break it: the product's own data, spoilt in one
//! place. What the engine makes of good data is looked at in `training`.

use crate::compile;
use crate::compile::training::check::RULES;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Rule, file, what stands there once, what replaces it, the record and the beginning of the message.
type Spoilt = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const SPOILT: &[Spoilt] = &[
    ("head", "training/head.toml", "chips_until = 2026-06-27", "chips_until = 2099-06-27", "chips_until", "is 2099-06-27, after"),
    ("id", "money/flows.toml", "\"openai.stake\"", "\"OpenAI stake\"", "OpenAI stake", "is no id"),
    ("unique", "training/chips.toml", "id      = \"h800\"", "id      = \"h100\"", "h100", "is a second chip"),
    ("complete", "training/chips.toml", "id      = \"v100\"", "id      = \"v101\"", "v100", "has no record"),
    (
        "vocabulary",
        "training/rules.toml",
        "needs     = \"notice\"\n  claim     = \"A buyer whose",
        "needs     = \"letter\"\n  claim     = \"A buyer whose",
        "us.2023.parent.notice",
        "needs `letter` is not one of",
    ),
    ("vocabulary", "money/flows.toml", "payee    = \"cloud\"", "payee    = \"clouds\"", "openai.azure-bills", "payee `clouds`"),
    ("place", "training/rules.toml", "place = [\"MO\"]", "place = [\"QQ\"]", "us.2022.mo", "`QQ` is neither"),
    (
        "reference",
        "training/rules.toml",
        "class = [\"A100 or more\"]\nuntil = 2022-10-20",
        "class = [\"A1000\"]\nuntil = 2022-10-20",
        "us.letter.2022",
        "names the class `A1000`",
    ),
    (
        "reference",
        "training/runs.toml",
        "sources  = [\"arxiv-gpt3\", ",
        "sources  = [\"arxiv-gpt33\", ",
        "gpt-3-175b",
        "source `arxiv-gpt33`",
    ),
    ("figure", "training/chips.toml", "tpp     = 2368", "tpp     = 0", "h20", "tpp must be positive"),
    ("figure", "training/runs.toml", "mfu       = [0.32, 0.36]", "mfu       = [0.36, 0.32]", "gpt-4", "mfu must be"),
    ("figure", "training/runs.toml", "flop_low  = 8.2e24", "flop_low  = 8.2e25", "gpt-4", "flop must be"),
    (
        "threshold",
        "training/tests.toml",
        "any = [\"tpp < 21000 and dram < 6500\"]",
        "any = [\"tpp > 21000\"]",
        "us-2026",
        "`tpp > 21000` is no check",
    ),
    (
        "threshold",
        "training/tests.toml",
        "unverified = [\"tpp >= 4800\"]",
        "unverified = [\"tpp >= 4801\"]",
        "us-2022",
        "marks `tpp >= 4801`",
    ),
    (
        "order",
        "training/rules.toml",
        "effective_from = 2026-01-28",
        "effective_from = 2025-01-28",
        "cn.import.h200",
        "steps stand in order",
    ),
    (
        "order",
        "money/flows.toml",
        "until    = 2025-10-27",
        "until    = 2022-10-27",
        "openai.profit-right",
        "ends before it begins",
    ),
    (
        "future",
        "training/rules.toml",
        "effective_from = 2026-05-31",
        "effective_from = 2026-12-31",
        "us.owned",
        "has a day after 2026-06-27",
    ),
    (
        "needs",
        "training/rules.toml",
        "status  = \"closed\"\n  claim   = \"The White House",
        "status  = \"conditional\"\n  claim   = \"The White House",
        "us.2025.b30a",
        "a conditional step needs",
    ),
    (
        "sourced",
        "training/runs.toml",
        "sources   = [\"recode-pangu\"]",
        "sources   = []",
        "pangu-ultra-moe-718b",
        "has no source",
    ),
    (
        "sourced",
        "training/chips.toml",
        "sources = [\"mullet-l40s\", \"reach-l40s\", \"nvidia-8k-2023-10-17\"]",
        "sources = []",
        "l40s",
        "has figures without a source",
    ),
    ("orphan", "training/runs.toml", "sources  = [\"arxiv-palm\", ", "sources  = [", "arxiv-palm", "is cited by nothing"),
    (
        "claim",
        "money/flows.toml",
        "Microsoft's right to profits.\"",
        "Microsoft's right to profits\"",
        "openai.stake",
        "a claim is a sentence",
    ),
    (
        "case",
        "training/cases.toml",
        "expect = { unverified = true }",
        "expect = {}",
        "H20, China, 9 July 2024, rests",
        "asks or expects nothing",
    ),
    ("sorted", "training/chips.toml", "id = \"huawei\"", "id = \"aaa\"", "aaa", "stands after `amd`"),
    // The dataset's rules about sources hold here too.
    ("sorted", "training/sources.toml", "[epoch-models]", "[aaa]", "aaa", "stands after `"),
    (
        "archived",
        "money/sources.toml",
        "url       = \"https://volknews.com",
        "archived  = \"https://example.org/copy\"\nurl       = \"https://volknews.com",
        "volknews-2025-10-28",
        "archived copy must be",
    ),
    (
        "url",
        "money/sources.toml",
        "url       = \"https://volknews.com",
        "url       = \"http://volknews.com",
        "volknews-2025-10-28",
        "url `http://",
    ),
];

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).map(|_| ()).unwrap()
        }
    }
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

#[test]
fn every_rule_reports_what_breaks_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bad-training-{}", std::process::id()));
    copied(&data(), &folder);
    let (dataset, _) = compile::read(&folder);
    assert!(compile::training::compile_beside(&dataset, &folder).is_ok(), "the good data compile");
    let mut wrong = Vec::new();
    for (code, file, old, new, record, message) in SPOILT {
        let good = fs::read_to_string(folder.join(file)).unwrap();
        assert_eq!(good.matches(old).count(), 1, "{code}: `{old}` must stand once in {file}");
        fs::write(folder.join(file), good.replace(old, new)).unwrap();
        let problems = compile::training::compile_beside(&dataset, &folder).err().unwrap_or_default();
        let fits =
            |p: &compile::problem::Problem| p.rule == *code && p.record.starts_with(record) && p.message.starts_with(message);
        if !problems.iter().any(fits) {
            wrong.push(format!("{code} did not report {record}, but {problems:?}"));
        }
        fs::write(folder.join(file), good).unwrap();
    }
    fs::remove_dir_all(&folder).unwrap();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_tried_and_explained() {
    let tried: BTreeSet<&str> = SPOILT.iter().map(|s| s.0).collect();
    let explained = fs::read_to_string(data().join("training/README.md")).unwrap();
    for rule in RULES {
        assert!(tried.contains(rule.code), "no example breaks `{}`", rule.code);
        assert!(
            explained.contains(&format!("| `{}` | {} |", rule.code, rule.why)),
            "data/training/README.md lacks `{}`",
            rule.code
        );
    }
}
