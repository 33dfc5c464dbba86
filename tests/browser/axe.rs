//! Asks axe about what stands on the page, and keeps what it complains about. What is asked about is in `access` and
//! `accessibility`.

use crate::page::Page;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use thirtyfour::prelude::*;

/// The widths in which everything is looked at.
pub(crate) const WIDTHS: [u32; 3] = [320, 640, 1024];

/// Which of axe's rules.
#[derive(Clone, Copy)]
pub(crate) enum Rules {
    All,
    Colours,
    ButColours,
    Targets,
}

/// Complaints, and the states in which they were made.
pub(crate) struct Axe<'p> {
    page: &'p Page,
    found: BTreeMap<String, Vec<String>>,
}

impl<'p> Axe<'p> {
    /// Has axe at hand in every document that is opened from now on.
    pub(crate) async fn beside(page: &'p Page) -> WebDriverResult<Self> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(&file).unwrap_or_else(|error| {
            panic!("{}: {error}. `make tools` installs axe-core, which checks accessibility.", file.display())
        });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        Ok(Self { page, found: BTreeMap::new() })
    }

    /// Asks about a part of the page.
    pub(crate) async fn look(&mut self, part: &str, rules: Rules, state: &str) -> WebDriverResult<()> {
        let rules = match rules {
            Rules::All => json!({ "rules": { "target-size": { "enabled": true } } }),
            Rules::Targets => json!({ "runOnly": ["target-size"] }),
            Rules::Colours => json!({ "runOnly": ["color-contrast"] }),
            Rules::ButColours => {
                json!({ "rules": { "target-size": { "enabled": true }, "color-contrast": { "enabled": false } } })
            }
        };
        // What would be fetched anew beforehand is of use to rules about sound and films alone. A frame is a page of its own, and
        // several of them have the same sections.
        let script = "const [part, rules, done] = arguments;
            axe.run(part, { preload: false, iframes: false, resultTypes: ['violations'], ...rules }).then(
                (r) => done(r.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 6).join(', ')}`)),
                (e) => done([`axe stopped: ${e}`]))";
        let said = self.page.js_later(script, vec![json!(part), rules]).await?;
        for complaint in said.as_array().unwrap().iter().filter_map(Value::as_str) {
            self.found.entry(complaint.to_owned()).or_default().push(state.to_owned());
        }
        Ok(())
    }

    /// The same in every width and theme. What a rule looks at decides where it is asked: colours in both themes, sizes and order
    /// in every width, and what can be pressed both as the page opens, with a long view cut off, and with the whole of it.
    pub(crate) async fn look_everywhere(&mut self, part: &str, state: &str) -> WebDriverResult<()> {
        for width in WIDTHS {
            self.page.width(width).await?;
            cut(self.page).await?;
            self.look("html", Rules::Targets, &format!("{state}, cut off, {width} px")).await?;
            whole(self.page).await?;
            self.look(part, Rules::ButColours, &format!("{state}, {width} px")).await?;
        }
        for theme in ["light", "dark"] {
            media(self.page, &[("prefers-color-scheme", theme)]).await?;
            self.look(part, Rules::Colours, &format!("{state}, {theme}")).await?;
        }
        Ok(())
    }

    /// Fails with every complaint at once.
    pub(crate) fn assert_none(self) {
        let lines = self.found.iter().map(|(complaint, states)| {
            format!("{complaint}\n    in {} states: {}", states.len(), states[..states.len().min(4)].join("; "))
        });
        assert!(self.found.is_empty(), "\n{}", lines.collect::<Vec<_>>().join("\n"));
    }
}

/// What the browser tells the page of its reader's wishes.
pub(crate) async fn media(page: &Page, features: &[(&str, &str)]) -> WebDriverResult<()> {
    let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    Ok(())
}

/// Cuts a long view off again, as the page does when the size of the view changes.
async fn cut(page: &Page) -> WebDriverResult<()> {
    let again = "const done = arguments[0], panel = document.querySelector('.panel');
        document.documentElement.removeAttribute('data-whole');
        const frame = (next) => requestAnimationFrame(() => requestAnimationFrame(next));
        panel.style.paddingBottom = '1px';
        frame(() => { panel.style.paddingBottom = ''; frame(done); })";
    page.js_later(again, Vec::new()).await?;
    Ok(())
}

/// Shows the whole of a view.
pub(crate) async fn whole(page: &Page) -> WebDriverResult<()> {
    let whole = "document.documentElement.removeAttribute('data-long'); document.documentElement.setAttribute('data-whole', '')";
    page.js(whole, Vec::new()).await?;
    Ok(())
}

/// Unfolds everything that is folded.
pub(crate) async fn unfold(page: &Page) -> WebDriverResult<()> {
    page.js("for (const d of document.querySelectorAll('details')) d.open = true", Vec::new()).await?;
    Ok(())
}
