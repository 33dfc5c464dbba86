//! Accessibility: axe finds nothing to complain about in any verdict, theme and width, and the controls have the names and
//! roles of the contract.

use crate::browser::browse;
use crate::engine;
use crate::page::Page;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use thirtyfour::prelude::*;

const WIDTHS: [u32; 3] = [320, 640, 1024];
const THEMES: [&str; 2] = ["light", "dark"];

/// Has axe at hand in every document from now on.
pub(crate) async fn bring_axe(page: &Page) -> WebDriverResult<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    let source = fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!("{}: {error}. `make tools` installs axe-core, which checks accessibility.", file.display())
    });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    Ok(())
}

/// Complaints and the states in which they were made.
#[derive(Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    /// Asks axe about what stands there.
    async fn look(&mut self, page: &Page, state: &str) -> WebDriverResult<()> {
        for complaint in complaints(page).await? {
            self.0.entry(complaint).or_default().push(state.to_owned());
        }
        Ok(())
    }

    /// The same in every width.
    async fn look_in_every_width(&mut self, page: &Page, state: &str) -> WebDriverResult<()> {
        for width in WIDTHS {
            page.width(width).await?;
            self.look(page, &format!("{state}, {width} px")).await?;
        }
        Ok(())
    }

    fn assert_none(&self) {
        let lines = self.0.iter().map(|(complaint, states)| {
            format!(
                "{complaint}\n    in {} states: {}",
                states.len(),
                states.iter().take(4).cloned().collect::<Vec<_>>().join("; ")
            )
        });
        assert!(self.0.is_empty(), "\n{}", lines.collect::<Vec<_>>().join("\n"));
    }
}

/// What axe complains about, one line a rule.
async fn complaints(page: &Page) -> WebDriverResult<Vec<String>> {
    let found = page
        .js_later(
            // What the room cuts off at its end is no target: a reader who wants it opens the room.
            "const done = arguments[arguments.length - 1];
             document.documentElement.removeAttribute('data-long');
             document.documentElement.setAttribute('data-whole', '');
             axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(
                 (r) => done(r.violations.map((v) => `${v.id} (${v.impact}): ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)),
                 (e) => done([`axe stopped: ${e}`]))",
            Vec::new(),
        )
        .await?;
    Ok(found.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

#[test]
fn axe_finds_nothing_in_any_verdict() {
    let data = engine::data();
    browse(async |page| {
        bring_axe(&page).await?;
        let mut findings = Findings::default();
        for (verdict, query) in engine::one_of_each(&data) {
            for theme in THEMES {
                page.open(&format!("{query}&theme={theme}")).await?;
                let shown = page.answer().await?.map(|a| a.verdict);
                assert_eq!(shown.as_deref(), Some(verdict.id()), "{query}");
                findings.look_in_every_width(&page, &format!("{} ({query}), {theme}", verdict.id())).await?;
            }
        }
        findings.assert_none();
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_with_everything_open() {
    browse(async |page| {
        bring_axe(&page).await?;
        let mut findings = Findings::default();
        for theme in THEMES {
            // Everything that is folded, unfolded.
            page.open(&format!("channel=azure&theme={theme}")).await?;
            page.js("for (const d of document.querySelectorAll('details')) d.open = true", Vec::new()).await?;
            findings.look_in_every_width(&page, &format!("everything unfolded, {theme}")).await?;
            // Every gate, one after the other.
            page.open(&format!("place=HK&channel=azure&theme={theme}")).await?;
            for gate in ["launch", "home-state", "provider", "seller", "export-law"] {
                page.find(&format!("[data-gate={gate}] button")).await?.click().await?;
                findings.look(&page, &format!("the gate {gate}, {theme}")).await?;
            }
            // The map and its list.
            page.open(&format!("view=map&theme={theme}")).await?;
            page.wait("the map", "return document.querySelectorAll('[data-place][data-verdict]').length > 0").await?;
            findings.look_in_every_width(&page, &format!("the map, {theme}")).await?;
            // The notice about a wrong link, the list of places, and no place of that name.
            page.open(&format!("place=Atlantis&date=x&theme={theme}")).await?;
            findings.look_in_every_width(&page, &format!("a wrong link, {theme}")).await?;
            for (typed, state) in [("ch", "a list of some places"), ("qqqqxxz", "no place of that name")] {
                for width in WIDTHS {
                    page.width(width).await?;
                    page.type_place("[role=combobox][aria-label=Place]", typed).await?;
                    page.wait(
                        "the list or its absence",
                        "return document.querySelector('[aria-expanded=true][role=combobox]') !== null",
                    )
                    .await?;
                    findings.look(&page, &format!("{state}, {theme}, {width} px")).await?;
                    page.keys(crate::page::ESCAPE).await?;
                }
            }
        }
        findings.assert_none();
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_a_story_and_among_all_sources() {
    browse(async |page| {
        bring_axe(&page).await?;
        let mut findings = Findings::default();
        for theme in THEMES {
            page.open(&format!("story=july-2024&step=3&view=sources&theme={theme}")).await?;
            page.sourced().await?;
            page.wait("the story", "return document.querySelectorAll('.story .said p').length === 2").await?;
            page.js("document.querySelector('.take').open = true", Vec::new()).await?;
            page.find("[data-take=csv]").await?.click().await?;
            page.wait("something to take", "return !!document.querySelector('#taken textarea')").await?;
            for width in [320, 1024] {
                page.width(width).await?;
                findings.look(&page, &format!("{theme}, {width} px")).await?;
            }
        }
        findings.assert_none();
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_other_languages() {
    browse(async |page| {
        bring_axe(&page).await?;
        let mut findings = Findings::default();
        for lang in ["zh-Hans", "ar"] {
            for query in ["", "channel=azure", "place=SA", "place=Atlantis"] {
                page.open(&format!("{query}&lang={lang}")).await?;
                findings.look_in_every_width(&page, &format!("{lang}, {query}")).await?;
            }
        }
        findings.assert_none();
        Ok(())
    });
}

#[test]
fn the_controls_have_the_names_and_roles_of_the_contract() {
    browse(async |page| {
        page.open("").await?;
        let mut seen = Vec::new();
        for element in
            page.find_all("[data-verdict] :is(select, input, button, summary, a[href], [role=combobox], [role=slider])").await?
        {
            if element.is_displayed().await? || element.tag_name().await? == "input" {
                let (name, role) = page.name_and_role(&element).await?;
                assert!(!name.trim().is_empty(), "without a name: {}", element.outer_html().await?);
                seen.push((name, role));
            }
        }
        let has = |name: &str, roles: &[&str]| seen.iter().any(|(n, r)| n.contains(name) && roles.contains(&r.as_str()));
        let choice = ["combobox", "listbox", "radio", "MenuListSelect", "ComboBoxSelect"];
        for name in ["Place", "Provider", "Channel", "Who", "Owner", "Route", "Model"] {
            assert!(has(name, &choice), "no choice is named {name}: {seen:?}");
        }
        assert!(has("Date", &["slider"]), "no slider is named Date: {seen:?}");
        let days = page.find("input[type=date]").await?;
        assert!(page.name_and_role(&days).await?.0.contains("Date"), "the date field is not named Date");
        // Options are valued by the ids.
        for (name, value) in [("provider", "deepseek"), ("channel", "azure-china"), ("who", "government"), ("route", "vpn")] {
            page.find(&format!("select[name={name}] option[value={value}]")).await?;
        }
        Ok(())
    });
}

#[test]
fn the_slider_says_the_day_and_the_answer() {
    browse(async |page| {
        page.open("").await?;
        let slider = page.find("input[type=range], [role=slider]").await?;
        let number = async |name: &str| WebDriverResult::Ok(slider.prop(name).await?.and_then(|v| v.parse::<i32>().ok()));
        let (low, now, high) = (number("min").await?, number("value").await?, number("max").await?);
        assert!(low < now && now < high, "{low:?} {now:?} {high:?}");
        let text = slider.attr("aria-valuetext").await?.unwrap_or_default();
        assert!(text.contains("9 July 2024"), "the slider says {text:?}");
        page.choose("channel", "azure").await?;
        page.wait("the address to follow", "return location.search.includes('azure')").await?;
        assert_ne!(
            slider.attr("aria-valuetext").await?.unwrap_or_default(),
            text,
            "another answer of the same day reads the same"
        );
        Ok(())
    });
}

#[test]
fn the_answer_is_announced_and_the_language_is_said() {
    browse(async |page| {
        page.open("").await?;
        let live =
            "const s = document.querySelector('[data-sentence]'); const live = s.closest('[role=status], [aria-live=polite]');
            window.region = live; return !!live && document.documentElement.lang === 'en' && document.title.length > 10";
        assert_eq!(
            page.js(live, Vec::new()).await?,
            Value::Bool(true),
            "no live region around the sentence, no language or no title"
        );
        page.choose("channel", "azure").await?;
        page.wait("the address to follow", "return location.search.includes('azure')").await?;
        // A region that is replaced is not read out.
        let same = "return region.isConnected && region.contains(document.querySelector('[data-sentence]'))";
        assert_eq!(page.js(same, Vec::new()).await?, Value::Bool(true), "the live region was replaced, so nothing is read out");
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_comparison_and_timeline() {
    browse(async |page| {
        bring_axe(&page).await?;
        let mut findings = Findings::default();
        for query in ["view=compare&pin=place.TW", "view=compare&place=HK&channel=azure", "view=timeline&date=2024-07-01"] {
            for theme in THEMES {
                page.open(&format!("{query}&theme={theme}")).await?;
                page.js("for (const d of document.querySelectorAll('details')) d.open = true", Vec::new()).await?;
                findings.look_in_every_width(&page, &format!("{query}, {theme}")).await?;
            }
        }
        findings.assert_none();
        Ok(())
    });
}
