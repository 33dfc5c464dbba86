//! What readers take along, as `www/take/` writes it: citations, the table, the picture. The scripts are given the results of
//! the engine and run without a browser; how the page hands them out is tested in one.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]

use ai_access::dataset::Dataset;
use ai_access::link;
use ai_access::report::answer;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Everything that the scripts write about a question.
fn written(query: &[(&str, &str)], address: &str, page: &Value) -> BTreeMap<String, String> {
    const RUN: &str = "const [folder, given] = process.argv.slice(1);
        const from = (name) => import(`file://${folder}/${name}.js`);
        const { citation, bibtex, ris } = await from('cite');
        const { table } = await from('table');
        const { card } = await from('card');
        const taken = JSON.parse(given);
        const measure = (text, font) => text.length * parseFloat(font.match(/(\\d+)px/)[1]) * 0.5;
        const csv = table(taken);
        console.log(JSON.stringify({ citation: citation(taken), bibtex: bibtex(taken), ris: ris(taken), csv, svg: card(taken, measure) }));";
    let data = Dataset::embedded().unwrap();
    let (scenario, invalid) = link::read(&data, query.iter().copied());
    assert!(invalid.is_empty());
    let result: Value = serde_json::from_str(&answer(&data, &scenario).to_string()).unwrap();
    let said = json!({ "word": "No.", "body": "A sentence of some length that says why & by whom, so that it needs more than one line of the picture.", "note": "" });
    let taken = json!({ "result": result, "said": said, "question": "Could 50 % of {it} be “used” & seen?", "address": address, "page": page });
    script(RUN, &taken)
}

/// What a script prints that is given the folder of the scripts and this.
fn script<T: DeserializeOwned>(run: &str, given: &Value) -> T {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/take");
    let output = Command::new("node").args(["--input-type=module", "-e", run]).arg(folder).arg(given.to_string()).output();
    let output = output.unwrap_or_else(|e| panic!("node is needed, as for the build: {e}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn page() -> Value {
    let gate = |id: &str, status: &str, stop: bool| json!({ "id": id, "status": status, "stop": stop, "name": format!("<{id}>"), "line": "refuses", "icon": [["M4 8h8", null]] });
    let gates = [
        gate("launch", "open", false),
        gate("home-state", "closed", true),
        gate("provider", "unenforced", false),
        gate("seller", "not-applicable", false),
        gate("export-law", "open", false),
    ];
    json!({ "gates": gates, "rtl": false, "lang": "en" })
}

fn usual() -> BTreeMap<String, String> {
    written(&[], "https://example.org/", &page())
}

/// Version, date and sentence of the embedded data.
fn stamp() -> (String, String, String) {
    let data = Dataset::embedded().unwrap();
    let (scenario, _) = link::read(&data, []);
    let result: Value = serde_json::from_str(&answer(&data, &scenario).to_string()).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&result["dataset"]["version"]), text(&result["dataset"]["date"]), text(&result["sentence"]))
}

#[test]
fn a_citation_names_question_answer_data_and_link() {
    let (version, date, sentence) = stamp();
    let year = date.get(..4).unwrap();
    assert_eq!(
        usual()["citation"],
        format!(
            "AI Access Simulator contributors ({year}). “Could 50 % of {{it}} be “used” & seen? {sentence}” AI Access Simulator, dataset {version} of {date}. https://example.org/?data={version}"
        )
    );
    let other = written(&[("place", "HK")], "https://example.org/?place=HK", &page());
    assert!(other["citation"].ends_with(&format!(" https://example.org/?place=HK&data={version}")), "{}", other["citation"]);
}

#[test]
fn bibtex_is_one_record_whose_letters_tex_can_read() {
    let (version, date, _) = stamp();
    let record = &usual()["bibtex"];
    let lines: Vec<&str> = record.lines().collect();
    assert_eq!(lines.first(), Some(&"@misc{ai-access-cn-openai-api-2024-07-09,"));
    assert_eq!(lines.last(), Some(&"}"));
    assert!(record.contains("title = {{Could 50 \\% of \\{it\\} be “used” \\& seen?}},"), "{record}");
    assert!(record.contains(&format!("  howpublished = {{AI Access Simulator, dataset {version} of {date}}},")), "{record}");
    assert!(record.contains(&format!("  url = {{https://example.org/?data={version}}},")), "{record}");
    assert!(lines[1..lines.len() - 1].iter().all(|l| l.starts_with("  ") && l.contains(" = {") && l.ends_with("},")), "{record}");
    // Braces that TeX counts are paired.
    let plain = record.replace("\\{", "").replace("\\}", "");
    assert_eq!(plain.matches('{').count(), plain.matches('}').count());
}

#[test]
fn ris_is_a_line_a_field_and_ends() {
    let (version, date, sentence) = stamp();
    let record = &usual()["ris"];
    let lines: Vec<(&str, &str)> =
        record.split_terminator("\r\n").map(|l| l.split_once("  - ").unwrap_or_else(|| panic!("{l:?}"))).collect();
    assert_eq!(lines.first(), Some(&("TY", "DATA")));
    assert_eq!(lines.last(), Some(&("ER", "")));
    let field = |tag: &str| lines.iter().find(|(t, _)| *t == tag).unwrap_or_else(|| panic!("no {tag}")).1.to_owned();
    assert_eq!(field("DA"), date.replace('-', "/"));
    assert_eq!((field("ET"), field("AB")), (version.clone(), sentence));
    assert_eq!(field("UR"), format!("https://example.org/?data={version}"));
}

#[test]
fn the_table_has_a_line_for_each_source_of_each_rule_at_each_gate() {
    let data = Dataset::embedded().unwrap();
    let (scenario, _) = link::read(&data, []);
    let result: Value = serde_json::from_str(&answer(&data, &scenario).to_string()).unwrap();
    let rows = rows(&usual()["csv"]);
    let (head, lines) = rows.split_first().unwrap();
    assert!(lines.iter().all(|l| l.len() == head.len()), "every line has every column");
    let column = |name: &str| head.iter().position(|h| h == name).unwrap();
    let mut wanted = Vec::new();
    for gate in result["gates"].as_array().unwrap() {
        let id = gate["id"].as_str().unwrap();
        for rule in gate["rules"].as_array().unwrap() {
            let of = &result["rules"][rule.as_str().unwrap()];
            for source in of["sources"].as_array().unwrap() {
                let url = result["sources"][source.as_str().unwrap()]["url"].as_str().unwrap();
                wanted.push([id, rule.as_str().unwrap(), of["claim"].as_str().unwrap(), url].map(str::to_owned));
            }
        }
        if gate["rules"].as_array().unwrap().is_empty() {
            wanted.push([id, "", "", ""].map(str::to_owned));
        }
    }
    let found: Vec<[String; 4]> =
        lines.iter().map(|l| ["gate", "rule", "claim", "url"].map(|name| l[column(name)].clone())).collect();
    assert_eq!(found, wanted);
    assert!(lines.iter().all(|l| l[column("place")] == "CN" && l[column("verdict")] == "blocked"));
}

/// What a spreadsheet would take for a formula is kept as text.
#[test]
fn no_cell_of_the_table_is_a_formula() {
    const RUN: &str = "const [folder, given] = process.argv.slice(1);
        const { table } = await import(`file://${folder}/table.js`);
        console.log(JSON.stringify(table(JSON.parse(given))))";
    let claims = ["=1+1", "+1", "-1", "@SUM(A1)", "=\"a\", b", "1 = 1", ""];
    let (mut rules, mut ids) = (json!({}), Vec::new());
    for (n, claim) in claims.iter().enumerate() {
        rules[n.to_string()] = json!({ "claim": claim, "sources": [] });
        ids.push(n.to_string());
    }
    let result = json!({ "scenario": {}, "verdict": "blocked", "gates": [{ "id": "launch", "status": "closed", "rules": ids }],
        "rules": rules, "sources": {}, "dataset": { "version": "1", "date": "2024-07-09" } });
    let text: String = script(RUN, &json!({ "result": result }));
    let rows = rows(&text);
    let column = rows[0].iter().position(|h| h == "claim").unwrap();
    let written: Vec<&str> = rows[1..].iter().map(|row| row[column].as_str()).collect();
    assert_eq!(written, ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'=\"a\", b", "1 = 1", ""]);
}

/// The rows of a table as RFC 4180 has it.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match (c, quoted) {
            ('"', true) if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty(), "the table ends with a whole line");
    rows
}

#[test]
fn the_picture_says_everything_as_text() {
    let (version, ..) = stamp();
    let picture = &usual()["svg"];
    for needed in ["No.", "&#60;home-state&#62;", "why &#38; by whom", "refuses", &format!("data={version}"), "1200"] {
        assert!(picture.contains(needed), "{needed} is missing in {picture}");
    }
    assert_eq!(picture.matches("<circle").count(), 5);
    // Well formed: every element that opens closes, in order.
    let mut open = Vec::new();
    for tag in picture.split('<').skip(1).map(|t| t.split('>').next().unwrap()) {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    // No line runs out of the picture, by the measure that it was given.
    let long = picture.split("<text ").skip(1).map(|t| {
        let size: f64 = t.split("font-size=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        let text = t.split('>').nth(1).unwrap().split('<').next().unwrap().replace("&#38;", "&");
        text.chars().count() as f64 * size * 0.5
    });
    assert!(long.fold(0.0, f64::max) <= 1060.0);
    let turned = {
        let mut page = page();
        page["rtl"] = json!(true);
        written(&[], "https://example.org/", &page)
    };
    assert!(turned["svg"].contains("direction=\"rtl\"") && turned["svg"] != *picture);
}
