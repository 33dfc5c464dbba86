//! The answer pages from outside: what the program writes for some places, read as a crawler or a reader without scripts would.
//! What the answers are is not looked at here; they must be the engine's.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

use ai_access::dataset::Dataset;
use ai_access::decide::{Outcome, decide};
use ai_access::link;
use ai_access::scenario::Scenario;
use ai_access::subject::{Channel, Provider, Who};
use ai_access::text::{LANGUAGES, Texts, Words};
use ai_access::training::data::Training;
use ai_access::training::decide::decide as decide_chip;
use ai_access::training::question::Question;
use ai_access::training::vocabulary::Verdict as ChipVerdict;
use ai_access::{report, rule};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A state, its neighbour under another law, a territory that no list names, a subdivision, and a name with an apostrophe.
const PLACES: [&str; 5] = ["CN", "HK", "GU", "UA-43", "CI"];
const SITE: &str = "https://example.org/ai-access/";

fn run(folder: &Path, site: &str, args: &[&str]) -> Output {
    let out = folder.join("p");
    let mut command = Command::new(env!("CARGO_BIN_EXE_pages"));
    command.arg("--out").arg(out).args(args).env("SITE_URL", site);
    command.output().unwrap()
}

/// Written anew into a folder of its own, which stays for whoever wants to look.
fn written(name: &str, site: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let output = run(&folder, site, &["--place", &PLACES.join("~")]);
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("75 answer pages") && said.contains("SITE_URL is not set") == site.is_empty(), "{said}");
    folder
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Every place, maker and door that is written, with the text of its page.
fn each(data: &Dataset, folder: &Path, mut look: impl FnMut(&Scenario, &str)) {
    for place in PLACES.map(|code| data.place_by_code(code).unwrap()) {
        for provider in Provider::ALL.iter().copied() {
            let file = folder.join("p").join(data.code(place)).join(provider.id()).join("index.html");
            let page = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            for channel in Channel::ALL.iter().copied() {
                let asked = Scenario { place, provider, channel, date: data.date(), ..Scenario::default_for(data) };
                look(&asked, &page);
            }
        }
    }
}

fn section(page: &str, channel: Channel) -> &str {
    let rest = page.split(&format!("<section id=\"{}\"", channel.id())).nth(1).unwrap();
    rest.split("</section>").next().unwrap()
}

/// What stands between every two of these.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

#[test]
fn each_page_says_what_the_engine_says() {
    let data = Dataset::embedded().unwrap();
    let folder = written("answers", "");
    each(&data, &folder, |asked, page| {
        let door = section(page, asked.channel);
        let outcome = decide(&data, asked);
        assert!(door.starts_with(&format!(" data-verdict=\"{}\"", outcome.verdict.id())), "{asked:?}");
        assert_eq!(
            between(door, "<p data-sentence>", "\n"),
            [escaped(&Words::new(&data, &Texts::english()).sentence(&outcome))],
            "{asked:?}"
        );
        let stops = between(door.split('>').next().unwrap(), "data-stops-at=\"", "\"");
        assert_eq!(stops, outcome.stops_at().iter().map(|g| g.id()).collect::<Vec<_>>(), "{asked:?}");
        let gates: Vec<String> = between(door, "<li data-gate=\"", ">").into_iter().map(|g| g.replace('"', "")).collect();
        let expected: Vec<String> =
            outcome.gates.iter().map(|g| format!("{} data-status={}", g.gate.id(), g.status.id())).collect();
        assert_eq!(gates, expected, "{asked:?}");

        // A customer has a line of their own exactly where the answer is another one.
        for who in [Who::Individual, Who::Government] {
            let other = decide(&data, &Scenario { who, ..*asked });
            let differs = |o: &Outcome| (o.verdict, o.stops_at()) != (outcome.verdict, outcome.stops_at());
            let line = format!(
                "data-who=\"{}\" data-verdict=\"{}\">{}",
                who.id(),
                other.verdict.id(),
                escaped(&Words::new(&data, &Texts::english()).sentence(&other))
            );
            assert_eq!(door.contains(&line), differs(&other), "{asked:?} for {who:?}");
        }
    });
}

#[test]
fn each_rule_stands_on_the_page_with_its_sources() {
    let data = Dataset::embedded().unwrap();
    let folder = written("rules", "");
    each(&data, &folder, |asked, page| {
        let listed: BTreeSet<&str> = between(page, "data-rule=\"", "\"").into_iter().collect();
        for applied in decide(&data, asked).gates.iter().flat_map(|g| &g.rules) {
            let rule = rule::describe(&data, applied.rule).unwrap();
            assert!(listed.contains(rule.id.as_str()) && page.contains(&escaped(rule.claim)), "{}", rule.id);
            for source in rule.sources.iter().map(|s| data.source(*s).unwrap()) {
                assert!(page.contains(&format!("<a href=\"{}\">", escaped(source.url))), "{}: {}", rule.id, source.id);
            }
        }
        if asked.channel == Channel::App {
            // Every mark leads to something on the page, and every door to a question that the widget understands.
            let ids: BTreeSet<&str> = between(page, " id=\"", "\"").into_iter().collect();
            assert!(between(page, "href=\"#", "\"").iter().all(|mark| ids.contains(mark)));
            assert_eq!(ids.len(), between(page, " id=\"", "\"").len(), "an id stands twice");
        }
        let live = between(section(page, asked.channel), "<p class=\"live\"><a href=\"../../../", "\"")[0].replace("&amp;", "&");
        let (understood, invalid) =
            link::read(&data, live.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')));
        assert_eq!((understood, invalid.len()), (*asked, 0), "{live}");
    });
}

/// Nothing leads nowhere: each relative address names a file that is written, or one of the site's own.
#[test]
fn addresses_are_relative_and_lead_somewhere() {
    let folder = written("addresses", "");
    let ours = ["", "prose.css", "dataset.json", "dataset.csv", "privacy/"];
    let mut pages = vec!["p/".to_owned()];
    for code in PLACES {
        pages.extend([format!("p/{code}/"), format!("p/{code}/train/")]);
        pages.extend(Provider::ALL.iter().map(|p| format!("p/{code}/{}/", p.id())));
    }
    for page in &pages {
        let text = fs::read_to_string(folder.join(page).join("index.html")).unwrap();
        assert!(!text.contains("rel=\"canonical\"") && !text.contains("og:image") && !text.contains("oembed"), "{page}");
        assert!(!text.contains("<script") && !text.contains(" style="), "{page}: the policy of the site forbids it");
        let titles = between(&text, "<title>", "</title>");
        assert!(titles.len() == 1 && between(&text, "<h1>", "</h1>") == titles, "{page}");
        for address in between(&text, " href=\"", "\"") {
            if address.starts_with("https://") || address.starts_with('#') || address == "data:," {
                continue;
            }
            let path = address.split(['#', '?']).next().unwrap();
            let up = path.matches("../").count();
            let depth = page.matches('/').count();
            assert!(up <= depth && !path.starts_with('/'), "{page}: {address}");
            let base: String = page.split_inclusive('/').take(depth - up).collect();
            let target = format!("{base}{}", path.trim_start_matches("../"));
            let there = pages.contains(&target) || (up == depth && ours.contains(&target.as_str()));
            assert!(there, "{page}: {address} leads to {target:?}, which is not there");
        }
    }
    assert!(!folder.join("sitemap.xml").exists());
}

#[test]
fn a_known_site_gives_canonical_addresses_oembed_and_a_sitemap() {
    let data = Dataset::embedded().unwrap();
    let folder = written("site", SITE);
    let mut pictures = BTreeSet::new();
    let sitemap = fs::read_to_string(folder.join("sitemap.xml")).unwrap();
    let listed: BTreeSet<&str> = between(&sitemap, "<loc>", "</loc>").into_iter().collect();
    // The site, and for each place its overview, its page on chips and one for each maker.
    assert_eq!(listed.len(), 1 + PLACES.len() * (2 + Provider::ALL.len()));
    each(&data, &folder, |asked, page| {
        let address = format!("{SITE}p/{}/{}/", data.code(asked.place), asked.provider.id());
        assert!(listed.contains(address.as_str()), "{address} is not in the sitemap");
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{address}");
        let discovery = format!("type=\"application/json+oembed\" href=\"{address}oembed.json\"");
        assert!(
            page.contains(&discovery) && page.contains(&format!("<meta property=\"og:image\" content=\"{address}preview.png\">")),
            "{address}"
        );
        let said = between(page, "og:image:alt\" content=\"", "\"")[0];
        let word = Words::new(&data, &Texts::english()).verdict(decide(&data, asked).verdict).to_owned();
        assert!(said.contains(&word) && !page.contains(" in in "), "{address}: {said}");
        // Each language of the interface once, and the page itself for all others.
        let spoken = between(page, "hreflang=\"", "\" href=\"");
        assert!(LANGUAGES.iter().all(|l| spoken.contains(&l.id)) && spoken.contains(&"x-default"), "{address}: {spoken:?}");
        for language in LANGUAGES.iter().filter(|l| l.id != "en") {
            let there = between(page, &format!("hreflang=\"{}\" href=\"", language.id), "\"")[0].replace("&amp;", "&");
            let query = there.strip_prefix(&format!("{SITE}?")).unwrap();
            let asked_there = link::read(&data, query.split('&').filter_map(|pair| pair.split_once('=')));
            assert!(asked_there.0.place == asked.place && query.ends_with(&format!("lang={}", language.id)), "{there}");
        }
        if asked.channel != Channel::Api {
            return;
        }
        let beside = folder.join(address.strip_prefix(SITE).unwrap());
        // The picture is a PNG of the size that is announced, and no two pages have the same one.
        let picture = fs::read(beside.join("preview.png")).unwrap();
        let side = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
        assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n") && (side(16), side(20)) == (1200, 630), "{address}");
        assert!(picture.ends_with(b"IEND\xae\x42\x60\x82") && pictures.insert(picture), "{address}");
        let document = beside.join("oembed.json");
        let document: Value = serde_json::from_str(&fs::read_to_string(document).unwrap()).unwrap();
        assert_eq!((&document["version"], &document["type"]), (&Value::from("1.0"), &Value::from("rich")));
        assert_eq!(document["thumbnail_url"], Value::from(format!("{address}preview.png")));
        assert!(document["width"].is_u64() && document["height"].is_u64());
        let html = document["html"].as_str().unwrap();
        assert!(
            html.contains(&escaped(&Words::new(&data, &Texts::english()).sentence(&decide(&data, asked))))
                && html.contains(&address),
            "{html}"
        );
        let frame = between(html, "<iframe src=\"", "\"")[0].replace("&amp;", "&");
        let query = frame.strip_prefix(&format!("{SITE}embed/?")).unwrap();
        let (understood, invalid) = link::read(&data, query.split('&').filter_map(|pair| pair.split_once('=')));
        assert_eq!((understood, invalid.len()), (*asked, 0), "{frame}");
    });
}

/// The overview of a place agrees with the module's and the command line's matrix.
#[test]
fn the_overview_of_a_place_has_every_verdict() {
    let data = Dataset::embedded().unwrap();
    let folder = written("overview", "");
    for code in PLACES {
        let text = fs::read_to_string(folder.join("p").join(code).join("index.html")).unwrap();
        let place = data.place_by_code(code).unwrap();
        let asked = Scenario { place, date: data.date(), ..Scenario::default_for(&data) };
        let axes = [ai_access::matrix::Axis::Provider, ai_access::matrix::Axis::Channel];
        let matrix: Value = serde_json::from_str(&report::matrix(&data, &asked, &axes).to_string()).unwrap();
        let expected: Vec<&str> = matrix["cells"].as_array().unwrap().iter().map(|c| c["verdict"].as_str().unwrap()).collect();
        assert_eq!(between(&text, "<td data-verdict=\"", "\""), expected, "{code}");
        let heads: BTreeSet<&str> = between(&text, "<th scope=\"col\">", "<").into_iter().map(str::trim).collect();
        assert!(heads.len() == 1 + Channel::ALL.len() && heads.iter().all(|h| !h.is_empty()), "{code}: {heads:?}");
    }
}

#[test]
fn bad_input_is_named() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refused");
    for (site, args, expected) in [
        ("example.org", &[][..], ["SITE_URL", "https://example.org/"]),
        ("https://", &[], ["SITE_URL", "https://example.org/"]),
        ("https://example.org/?a=b", &[], ["SITE_URL", "https://example.org/"]),
        ("https://example.org/\"><script>", &[], ["SITE_URL", "https://example.org/"]),
        ("", &["--place", "China"], ["place", "CN~HK"]),
        ("", &["--plase", "CN"], ["--plase", "--place"]),
    ] {
        let output = run(&folder, site, args);
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{site} {args:?}");
        assert!(expected.iter().all(|word| err.contains(word)) && !folder.exists(), "{site} {args:?}: {err}");
    }
}

/// The page on chips says for each of them what the command line says, and every rule that decides has its sources.
#[test]
fn the_page_on_chips_has_every_answer_with_its_sources() {
    let data = Dataset::embedded().unwrap();
    let training = Training::embedded(&data).unwrap();
    let folder = written("chips", "");
    let texts = Texts::english();
    let words = Words::new(&data, &texts);
    let mut by_month = 0;
    for code in PLACES {
        let page = fs::read_to_string(folder.join("p").join(code).join("train/index.html")).unwrap();
        let rows: Vec<&str> = page.split("<tr id=").skip(1).collect();
        assert_eq!(rows.len(), training.chips().count(), "{code}");
        let usual = Question::default_for(&data, &training);
        for ((chip, row), shown) in training.chips().zip(rows) {
            let asked = Question { place: data.place_by_code(code).unwrap(), date: training.date(), chip, ..usual };
            let outcome = decide_chip(&data, &training, &asked);
            let sentence = escaped(&words.chip_sentence(&training, &outcome));
            assert!(shown.contains(&format!("data-verdict=\"{}\"", outcome.verdict.id())), "{code}, {}", row.id);
            assert!(shown.contains(&sentence), "{code}, {}: {shown}", row.id);
            // Whoever is refused is told by which rule.
            if outcome.verdict == ChipVerdict::Denied {
                assert!(shown.contains("<a href=\"#r"), "{code}, {}", row.id);
            }
        }
        let rules: Vec<&str> = page.split("<li id=\"r").skip(1).collect();
        assert!(rules.iter().all(|rule| rule.contains("<a href=\"#s")), "{code}");
        let sources = between(&page, "<li id=\"s", "</a>");
        assert!(sources.iter().all(|source| source.contains("href=\"https://")), "{code}");
        // A document of which only the month is known gets no invented day.
        let mut documents = page.split("<li id=\"s").skip(1);
        if let Some(document) = documents.find(|d| d.contains("us-commerce-department-revises-license-review-policy")) {
            let (own, _) = document.split_once("</a>").unwrap();
            assert!(own.contains(" January 2026") && !own.contains("1 January 2026"), "{code}: {own}");
            by_month += 1;
        }
    }
    assert!(by_month > 0, "no page cites the document that is known by its month alone");
}
