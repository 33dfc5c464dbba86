//! The built command line from outside: what it prints, where, and how it ends. What the answers are is not looked at here.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

use serde_json::Value;
use std::process::{Command, Output};

fn access(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_access")).args(args).output().unwrap()
}

/// What a run that succeeds prints; it says nothing on the side.
fn answer(args: &[&str]) -> String {
    let output = access(args);
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && err.is_empty(), "{args:?} ended with {} and said: {err}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&answer(&[args, &["--json"]].concat())).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("{value} is no object")).keys().map(String::as_str).collect()
}

fn texts<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    value[key].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect()
}

const GATES: [&str; 5] = ["launch", "home-state", "provider", "seller", "export-law"];
const STATUSES: [&str; 7] = ["open", "conditional", "unenforced", "failing", "closed", "unknown", "not-applicable"];
const VERDICTS: [&str; 6] = ["unavailable", "blocked", "unknown", "against-rules", "conditional", "allowed"];
const FIELDS: [&str; 8] = ["place", "provider", "model", "channel", "date", "who", "owner", "route"];

/// Questions of every kind, each as its arguments.
const QUESTIONS: &[&str] = &[
    "",
    "--place CN --provider openai --channel api --date 2024-07-08",
    "--place HK --provider openai --channel app --who individual",
    "--place IT --provider openai --channel app --date 2023-04-10 --route vpn",
    "--place US --provider openai --channel app --date latest",
    "--place CN --provider openai --channel azure --who individual --date 2025-01-01",
    "--place DE --provider meta --channel weights",
    "--place US --provider openai --channel weights --model gpt-oss --date 2026-01-01",
    "--place SG --provider anthropic --channel api --owner CN --date 2025-10-01",
    "--place UA-43 --provider google --channel vertex",
    "--place SA --provider openai --channel api --date 2024-08-01",
    "--place CN --provider baidu --channel app --date 2020-01-01",
    "--place FR --provider mistral --channel bedrock --date 2090-01-01",
    "--place KP --provider amazon --channel azure-china --who government",
];

fn question(text: &str) -> Vec<&str> {
    ["check"].into_iter().chain(text.split_whitespace()).collect()
}

#[test]
fn the_json_has_the_contracts_shape() {
    for text in QUESTIONS {
        let answer = json(&question(text));
        let all = ["scenario", "verdict", "sentence", "gates", "stops_at", "changes", "rules", "sources", "dataset"];
        for key in all {
            assert!(keys(&answer).contains(&key), "{text}: `{key}` is missing");
        }
        assert_eq!(keys(&answer["scenario"]), FIELDS, "{text}");
        assert!(VERDICTS.contains(&answer["verdict"].as_str().unwrap()), "{text}");
        assert!(answer["sentence"].as_str().unwrap().ends_with('.'), "{text}");
        gates_of(text, &answer);
        rules_of(text, &answer);
        for change in answer["changes"].as_array().unwrap() {
            assert!(FIELDS.contains(&change["field"].as_str().unwrap()) && change["to"].is_string(), "{text}: {change}");
            assert!(VERDICTS.contains(&change["verdict"].as_str().unwrap()), "{text}: {change}");
            assert_ne!(change["verdict"], answer["verdict"], "{text}: {change}");
        }
        assert_eq!(keys(&answer["dataset"]), ["version", "date"], "{text}");
    }
}

fn gates_of(text: &str, answer: &Value) {
    let gates = answer["gates"].as_array().unwrap();
    assert_eq!(gates.iter().map(|g| g["id"].as_str().unwrap()).collect::<Vec<_>>(), GATES, "{text}");
    let status = |gate: &Value| gate["status"].as_str().unwrap().to_owned();
    for gate in gates {
        assert!(STATUSES.contains(&status(gate).as_str()), "{text}: {gate}");
        assert_eq!(gate["why"].is_string(), status(gate) == "unknown", "{text}: {gate}");
        for id in texts(gate, "rules") {
            assert!(answer["rules"][id].is_object(), "{text}: rule {id} is not described");
        }
    }
    let stop = gates.iter().find(|g| ["closed", "failing"].contains(&status(g).as_str()));
    assert_eq!(answer["stops_at"], stop.map_or(Value::Null, |g| g["id"].clone()), "{text}");
}

fn rules_of(text: &str, answer: &Value) {
    let expected =
        ["claim", "actor", "looks_at", "announced", "effective_from", "effective_to", "last_seen", "confidence", "sources"];
    let gates = answer["gates"].as_array().unwrap();
    for (id, rule) in answer["rules"].as_object().unwrap() {
        assert!(gates.iter().any(|g| texts(g, "rules").contains(&id.as_str())), "{text}: {id} belongs to no gate");
        for key in expected {
            assert!(keys(rule).contains(&key), "{text}: {id} has no `{key}`");
        }
        assert!(["primary", "secondary", "uncertain"].contains(&rule["confidence"].as_str().unwrap()), "{text}: {id}");
        assert!(!texts(rule, "sources").is_empty(), "{text}: {id} has no source");
        for source in texts(rule, "sources") {
            let source = &answer["sources"][source];
            for key in ["title", "publisher", "url", "published"] {
                assert!(keys(source).contains(&key), "{text}: a source of {id} has no `{key}`");
            }
            assert!(source["url"].as_str().unwrap().starts_with("https://"), "{text}: {source}");
        }
    }
    let cited: Vec<&str> = answer["rules"].as_object().unwrap().values().flat_map(|r| texts(r, "sources")).collect();
    let uncited: Vec<&str> = keys(&answer["sources"]).into_iter().filter(|s| !cited.contains(s)).collect();
    assert!(uncited.is_empty(), "{text}: {uncited:?} are cited by no rule");
}

#[test]
fn the_question_is_given_back_with_its_defaults() {
    let cases = [
        (
            "",
            r#"{"place":"CN","provider":"openai","model":null,"channel":"api","date":"2024-07-09","who":"enterprise","owner":"CN","route":"direct"}"#,
        ),
        (
            "--place hk --who individual --owner US",
            r#"{"place":"HK","provider":"openai","model":null,"channel":"api","date":"2024-07-09","who":"individual","owner":null,"route":"direct"}"#,
        ),
        (
            "--model=gpt-oss --channel=weights --place=US --place=DE --route=vpn",
            r#"{"place":"DE","provider":"openai","model":"gpt-oss","channel":"weights","date":"2024-07-09","who":"enterprise","owner":"DE","route":"vpn"}"#,
        ),
    ];
    for (text, scenario) in cases {
        let expected: Value = serde_json::from_str(scenario).unwrap();
        assert_eq!(json(&question(text))["scenario"], expected, "{text}");
    }
    let answer = json(&["check", "--date", "latest"]);
    assert_eq!(answer["scenario"]["date"], answer["dataset"]["date"]);
}

#[test]
fn the_text_says_what_the_json_says() {
    for text in QUESTIONS {
        let (printed, answer) = (answer(&question(text)), json(&question(text)));
        let lines: Vec<&str> = printed.lines().collect();
        assert_eq!(lines.first().copied(), answer["sentence"].as_str(), "{text}");
        let mut from = 0;
        for gate in answer["gates"].as_array().unwrap() {
            let (id, status) = (gate["id"].as_str().unwrap(), gate["status"].as_str().unwrap());
            let found = |line: &&str| line.split_whitespace().take(2).eq([id, status]);
            let at = lines
                .iter()
                .skip(from)
                .position(found)
                .unwrap_or_else(|| panic!("{text}: {id} {status} is not printed in order"));
            from += at + 1;
            assert_eq!(lines[from - 1].contains("stops here"), answer["stops_at"] == *id, "{text}: {id}");
        }
        for (id, rule) in answer["rules"].as_object().unwrap() {
            assert!(printed.contains(rule["claim"].as_str().unwrap()), "{text}: the claim of {id} is not printed");
        }
        for (id, source) in answer["sources"].as_object().unwrap() {
            assert!(printed.contains(source["url"].as_str().unwrap()), "{text}: the address of {id} is not printed");
        }
    }
}

#[test]
fn a_source_that_names_no_day_is_printed_without_one() {
    let printed = answer(&question("--place HK --provider anthropic --channel bedrock --date 2026-09-01"));
    let months = printed.lines().filter(|line| line.contains(", August 2026. https://"));
    assert!(months.count() > 0 && !printed.contains("1 August 2026. https://"), "{printed}");
}

#[test]
fn the_dataset_is_counted() {
    let facts = json(&["dataset"]);
    for key in ["version", "date", "counts"] {
        assert!(keys(&facts).contains(&key), "`{key}` is missing");
    }
    let counts = &facts["counts"];
    let number = |value: &Value| value.as_u64().unwrap_or_else(|| panic!("{value} is no number"));
    assert_eq!((number(&counts["providers"]), number(&counts["channels"])), (15, 8));
    assert!(number(&counts["places"]) >= 255 && number(&counts["sources"]) > 0);
    assert_eq!(keys(&counts["by_confidence"]), ["primary", "secondary", "uncertain"]);
    let sum: u64 = counts["by_confidence"].as_object().unwrap().values().map(number).sum();
    assert_eq!(sum, number(&counts["rules"]), "every rule has one confidence");

    // How much is decided: by the weakest confidence that an answer rests on, or unknown with the reason.
    let coverage = &facts["coverage"];
    assert_eq!(keys(&coverage["decided"]), ["primary", "secondary", "uncertain"]);
    assert_eq!(keys(&coverage["unknown"]), ["not-stated", "conflict", "stale", "depends"]);
    let parts = ["decided", "unknown"].into_iter().flat_map(|part| coverage[part].as_object().unwrap().iter());
    assert_eq!(parts.clone().map(|(_, n)| number(n)).sum::<u64>(), number(&coverage["questions"]));
    let old = number(&coverage["sources_older_than_180_days"]);
    assert!(0 < old && old <= number(&counts["sources"]), "{old} old sources");

    let printed = answer(&["dataset"]);
    for (name, count) in parts.chain([("sources_older_than_180_days".to_owned(), old.into())].iter().map(|(n, c)| (n, c))) {
        assert!(printed.contains(&format!("  {name}: {count}\n")), "{name} is not printed");
    }
    for key in ["version", "date"] {
        assert!(printed.contains(&format!("{key}: {}\n", facts[key].as_str().unwrap())), "{key} is not printed");
    }
    for key in ["places", "providers", "channels", "rules", "sources"] {
        assert!(printed.contains(&format!("{key}: {}\n", counts[key])), "{key} are not printed");
    }
}

#[test]
fn help_shows_every_command_and_field() {
    for args in [["--help"].as_slice(), &["-h"], &["check", "--help"], &["check", "--place", "HK", "-h"], &["dataset", "--help"]]
    {
        let help = answer(args);
        for word in
            FIELDS.map(|f| format!("--{f}")).iter().map(String::as_str).chain(["--json", "access check", "access dataset"])
        {
            assert!(help.contains(word), "{args:?}: `{word}` is not explained");
        }
    }
}

/// What `access batch` says to this input.
fn batch(input: &str) -> Output {
    use std::io::Write;
    use std::process::Stdio;
    let mut run = Command::new(env!("CARGO_BIN_EXE_access"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    run.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    run.wait_with_output().unwrap()
}

#[test]
fn a_batch_answers_each_line_as_check_does() {
    let lines: Vec<String> = QUESTIONS
        .iter()
        .map(|q| {
            q.split_whitespace().collect::<Vec<_>>().chunks(2).map(|p| format!("{}={}", &p[0][2..], p[1])).collect::<Vec<_>>()
        })
        .map(|pairs| pairs.join("&"))
        .collect();
    // A blank line is no question; the one that asks nothing is written with a question mark only.
    let input: Vec<String> =
        lines.iter().map(|l| if l.is_empty() { "place=CN".to_owned() } else { format!(" ?{l}\r") }).collect();
    let output = batch(&format!("# a remark\n\n{}\n", input.join("\n")));
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let alone: Vec<Value> = QUESTIONS.iter().map(|text| json(&question(text))).collect();
    assert_eq!(answers, alone);
}

/// A program that holds the pipe open and waits for each answer before it asks on.
#[test]
fn a_batch_answers_before_the_next_question_is_asked() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::Stdio;
    use std::{sync::mpsc, thread, time::Duration};
    let mut run =
        Command::new(env!("CARGO_BIN_EXE_access")).arg("batch").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut asks, answers) = (run.stdin.take().unwrap(), BufReader::new(run.stdout.take().unwrap()));
    let (tell, told) = mpsc::channel();
    thread::spawn(move || answers.lines().try_for_each(|line| tell.send(line.unwrap())));
    for place in ["CN", "HK"] {
        writeln!(asks, "place={place}").unwrap();
        // Long enough for a busy machine; without an answer the test must end all the same.
        let answer = told.recv_timeout(Duration::from_secs(60)).unwrap();
        assert!(answer.contains(&format!("\"place\":\"{place}\"")), "{answer}");
    }
    drop(asks);
    assert!(run.wait().unwrap().success());
}

#[test]
fn a_batch_names_the_line_that_cannot_be_read() {
    for (input, expected) in [
        ("place=CN\nplace=Chin\n", ["line 2", "place", "`CN`?"]),
        ("\n\nplce=CN", ["line 3", "plce", "`place`?"]),
        ("place=", ["line 1", "place", "UA-43"]),
        ("who", ["line 1", "who", "individual"]),
        ("place=nowhere&who=nobody", ["line 1: place", "line 1: who", "individual"]),
    ] {
        let output = batch(input);
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{input:?}: {err}");
        assert!(expected.iter().all(|word| err.contains(word)), "{input:?}: {err}");
    }
    assert!(batch("").stdout.is_empty() && batch("").status.success());
}

/// Bad input: the arguments, and what must stand on stderr: what is wrong, and the nearest valid value where one is near.
const BAD: &[(&[&str], &[&str])] = &[
    (&[], &["command", "check", "dataset"]),
    (&[""], &["command", "check", "dataset"]),
    (&["chek"], &["command", "`check`?"]),
    (&["datset"], &["command", "`dataset`?"]),
    (&["--place", "CN"], &["--place", "--help"]),
    (&["check", "CN"], &["CN", "--help"]),
    (&["check", "--place"], &["place"]),
    (&["check", "--place", ""], &["place"]),
    (&["check", "--place", " "], &["place"]),
    (&["check", "--place", "China, People's Republic"], &["place"]),
    (&["check", "--place", "Chin"], &["place", "`CN`?"]),
    (&["check", "--place", "CHN"], &["place", "`CN`?"]),
    (&["check", "--place", "hongkong"], &["place", "`HK`?"]),
    (&["check", "--place", "UA-99"], &["place", "UA-43"]),
    (&["check", "--place", "CN~HK"], &["place"]),
    (&["check", "--owner", "Germny"], &["owner", "`DE`?"]),
    (&["check", "--provider", "opneai"], &["provider", "`openai`?"]),
    (&["check", "--provider", "OpenAI"], &["provider", "`openai`?"]),
    (&["check", "--model", "gpt-os"], &["model", "`gpt-oss`?"]),
    (&["check", "--provider", "baidu", "--model", "gpt-oss"], &["model"]),
    (&["check", "--channel", "azure-chin"], &["channel", "`azure-china`?"]),
    (&["check", "--channel", "copilot"], &["channel", "github-copilot"]),
    (&["check", "--date", "2024-02-30"], &["date", "2024-02-29"]),
    (&["check", "--date", "2024-7-9"], &["date", "2024-07-09"]),
    (&["check", "--date", "2100-01-01"], &["date", "`2099-12-31`?"]),
    (&["check", "--date", "1850-01-01"], &["date", "`1900-01-01`?"]),
    (&["check", "--date", "today"], &["date", "YYYY-MM-DD", "latest"]),
    (&["check", "--date", "-1"], &["date"]),
    (&["check", "--date", "2024-07-09T00:00:00Z"], &["date", "YYYY-MM-DD"]),
    (&["check", "--who", "goverment"], &["who", "`government`?"]),
    (&["check", "--who", "person"], &["who", "individual"]),
    (&["check", "--route", "vnp"], &["route", "`vpn`?"]),
    (&["check", "--plase", "CN"], &["--plase", "`--place`?"]),
    (&["check", "--jsn"], &["--jsn", "`--json`?"]),
    (&["check", "--json=yes"], &["--json"]),
    (&["check", "-j"], &["-j"]),
    (&["check", "--place", "\u{202e}NC"], &["place"]),
    (&["check", "--place", "CN%00"], &["place"]),
    (&["check", "--place", "nowhere", "--provider", "nobody", "--who", "nobody"], &["place", "provider", "who"]),
    (&["dataset", "--jsn"], &["--jsn", "--json"]),
    (&["dataset", "now"], &["now"]),
    (&["batch", "now"], &["now"]),
    (&["batch", "--json"], &["--json"]),
];

#[test]
fn bad_input_is_named_on_stderr_and_ends_with_2() {
    let mut report = String::new();
    for (args, expected) in BAD {
        let output = access(args);
        let err = String::from_utf8(output.stderr).unwrap();
        let missing: Vec<&str> = expected.iter().copied().filter(|word| !err.contains(word)).collect();
        if output.status.code() != Some(2) || !output.stdout.is_empty() || !missing.is_empty() {
            let (code, out) = (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned());
            report += &format!("{args:?}: ended with {code:?}, printed {out:?}, lacks {missing:?} in\n    {err}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// What is quoted back must not be able to move the cursor or colour the terminal of whoever reads it.
#[test]
fn control_characters_are_not_sent_to_the_terminal() {
    for args in [["check", "--place", "\u{1b}[31mCN"], ["check", "--date", "\r\u{7}2024"], ["check", "--\u{1b}[2Jx", "1"]] {
        let output = access(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.chars().any(|c| c.is_control() && c != '\n'), "{args:?}: {err:?}");
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let odd = std::ffi::OsStr::from_bytes(b"C\xffN");
    let output = Command::new(env!("CARGO_BIN_EXE_access")).args(["check", "--place"]).arg(odd).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && String::from_utf8(output.stderr).unwrap().contains("place"));
}

const TRAIN_GATES: [&str; 5] = ["launch", "export-rule", "letter", "import", "delivery"];
const TRAIN_VERDICTS: [&str; 9] = [
    "unavailable",
    "denied",
    "import-blocked",
    "granted-undelivered",
    "granted-delivered",
    "licence",
    "unknown",
    "notice",
    "free",
];

/// Questions about chips of every kind, each as its arguments.
const TRAIN: &[&str] = &[
    "",
    "--chip h20 --date 2025-09-01",
    "--place SG --owner CN --chip h100 --date 2023-11-17",
    "--place AE --buyer g42 --chip gb300 --date 2026-01-01",
    "--chip a800 --path own-stock --date latest",
    "--chip h200 --date 2030-01-01",
    "--chip ascend-910b --path domestic --run deepseek-v3",
    "--path rent-abroad --flop 3.3e24~4.56e24 --mfu 0.3~0.4 --days 60",
    "--chip own --maker amd --tpp 4989 --die 826 --io 400 --data-centre yes --peak 312",
];

#[test]
fn train_answers_in_the_contract_s_shape() {
    for question in TRAIN {
        let args: Vec<&str> = ["train"].into_iter().chain(question.split_whitespace()).collect();
        let result = json(&args);
        let expected = ["scenario", "verdict", "sentence", "gates", "stops_at", "changes", "rules", "sources", "dataset"];
        assert!(expected.iter().all(|key| keys(&result).contains(key)), "{question}: {:?}", keys(&result));
        assert_eq!(keys(&result["scenario"]), ["place", "owner", "buyer", "chip", "date", "path", "run"], "{question}");
        assert!(TRAIN_VERDICTS.contains(&result["verdict"].as_str().unwrap()));
        let gates = result["gates"].as_array().unwrap();
        assert_eq!(gates.iter().map(|g| g["id"].as_str().unwrap()).collect::<Vec<_>>(), TRAIN_GATES);
        for gate in gates {
            assert!(STATUSES.contains(&gate["status"].as_str().unwrap()), "{gate}");
            for id in texts(gate, "rules") {
                let rule = &result["rules"][id];
                assert!(!texts(rule, "sources").is_empty(), "{question}: {id} has no source");
                for source in texts(rule, "sources") {
                    assert!(result["sources"][source]["url"].as_str().unwrap().starts_with("https://"), "{source}");
                }
            }
        }
        let sizes = result["size"]["chips"].as_array().unwrap();
        assert!(sizes.len() > 15 && sizes.iter().all(|s| s["chips"]["low"].as_u64() <= s["chips"]["high"].as_u64()));
        let text = answer(&args);
        assert!(text.starts_with(result["sentence"].as_str().unwrap()), "{text}");
        assert!(TRAIN_GATES.iter().all(|gate| text.contains(&format!("\n{gate}"))) && text.contains("\nSize: "), "{text}");
    }
}

/// The test is worked out: the chip's numbers, the thresholds in force that day, and which it meets.
#[test]
fn train_shows_the_test_worked_out() {
    let result = json(&["train", "--chip", "l20"]);
    let checks: Vec<&Value> = result["tests"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|t| t["any"].as_array().unwrap())
        .flat_map(|a| a.as_array().unwrap())
        .collect();
    let check = checks.iter().find(|c| c["figure"] == "density" && c["threshold"] == 3.2).unwrap();
    assert_eq!((check["value"].to_string(), check["met"].as_bool()), ("3.14".to_owned(), Some(false)));
    assert!(answer(&["train", "--chip", "l20"]).contains("performance density 3.14, limit 3.20: not reached"));
    // One rule for densities: compared exactly, shown rounded, wherever they are shown.
    let h100 = json(&["train", "--chip", "h100"]);
    let density = h100["chip"]["figures"]["density"].to_string();
    let compared = h100["tests"][0]["any"][1].as_array().unwrap().iter().find(|c| c["figure"] == "density").unwrap();
    assert_eq!((density.as_str(), compared["value"].to_string().as_str()), ("19.45", "19.45"));
    // Another day has other thresholds.
    let before = json(&["train", "--chip", "l20", "--date", "2023-06-01"]);
    assert_eq!(before["tests"][0]["test"], "us-2022");
}

#[test]
fn money_names_payer_payee_and_rate() {
    let result = json(&["money", "--provider", "openai", "--channel", "azure", "--date", "2024-07-09"]);
    assert_eq!(keys(&result["scenario"]), ["provider", "channel", "date"]);
    let flows = result["flows"].as_array().unwrap();
    let share = flows.iter().find(|f| f["id"] == "openai.share-from-microsoft").unwrap();
    assert_eq!((share["payer"]["name"].as_str(), share["payee"]["name"].as_str()), (Some("Microsoft"), Some("OpenAI")));
    assert!(share["rate"].as_str().unwrap().starts_with("20 %") && share["to"] == "2026-04-26" && share["from"].is_null());
    for source in flows.iter().flat_map(|f| texts(f, "sources")) {
        assert!(result["sources"][source]["url"].as_str().unwrap().starts_with("https://"));
    }
    let text = answer(&["money", "--channel", "azure"]);
    assert!(text.contains("seller Microsoft → maker OpenAI") && text.contains("\nSources\n"), "{text}");
    assert!(answer(&["money", "--provider", "mistral"]).contains("no payment is on record"));
}

#[test]
fn bad_input_about_chips_names_the_field_and_the_nearest_value() {
    for (args, parts) in [
        ("train --chip h101", &["chip cannot be `h101`", "did you mean `h100`?"][..]),
        ("train --buyer privat", &["buyer cannot be `privat`", "did you mean `private`?"]),
        ("train --path rent", &["path cannot be `rent`", "did you mean `rent-abroad`?"]),
        ("train --run gpt4", &["run cannot be `gpt4`", "did you mean `gpt-4`?"]),
        ("train --run gpt-4 --flop 1e25", &["flop cannot be `1e25`", "give one of the two"]),
        ("train --flop much", &["flop cannot be `much`", "2.1e25"]),
        ("train --mfu 35", &["mfu cannot be `35`", "0.35"]),
        ("train --days 90~60", &["days cannot be `90~60`", "the least first"]),
        ("train --tpp 2400", &["tpp cannot be `2400`", "chip=own"]),
        ("train --chip own --tpp many", &["tpp cannot be `many`", "a whole number from 1 to 1000000"]),
        ("train --chip own --data-centre maybe", &["data-centre cannot be `maybe`", "yes, no"]),
        ("train --chip own --maker nvidja", &["maker cannot be `nvidja`", "did you mean `nvidia`?"]),
        ("train --date 2024-02-30", &["date cannot be `2024-02-30`", "2024-02-29"]),
        ("train --place Chna", &["place cannot be `Chna`", "did you mean `CN`?"]),
        ("train --chp h100", &["there is no `--chp`", "did you mean `--chip`?"]),
        ("money --channel azur", &["channel cannot be `azur`", "did you mean `azure`?"]),
        ("money --place CN", &["there is no `--place`"]),
        ("trian", &["command cannot be `trian`", "did you mean `train`?"]),
    ] {
        let output = access(&args.split_whitespace().collect::<Vec<_>>());
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{args}: {err}");
        assert!(parts.iter().all(|part| err.contains(part)), "{args}: {err}");
    }
}
