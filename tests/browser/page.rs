//! The page as a reader meets it: opened, read by the contract's hooks, used through its controls, waited for.

use crate::engine::Answer;
use crate::kinds::Kind;
use crate::server::Site;
use ai_access::dataset::Dataset;
use ai_access::link;
use ai_access::place_set::PlaceId;
use ai_access::scenario::Scenario;
use serde_json::{Value, json};
use std::rc::Rc;
use std::time::{Duration, Instant};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{BrowserLogEntry, RequestData, SessionId};

/// How long a condition may take to come true.
const DEADLINE: Duration = Duration::from_secs(15);
/// How often it is looked at.
const PACE: Duration = Duration::from_millis(15);

/// Keys as WebDriver writes them.
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const ESCAPE: &str = "\u{e00c}";
pub(crate) const PAGE_UP: &str = "\u{e00e}";
pub(crate) const PAGE_DOWN: &str = "\u{e00f}";
pub(crate) const END: &str = "\u{e010}";
pub(crate) const HOME: &str = "\u{e011}";
pub(crate) const LEFT: &str = "\u{e012}";
pub(crate) const UP: &str = "\u{e013}";
pub(crate) const RIGHT: &str = "\u{e014}";
pub(crate) const DOWN: &str = "\u{e015}";

/// Reads the answer by the contract's hooks; null while there is none.
const ANSWER: &str = r#"
    const root = document.querySelector("[data-verdict]:not([data-place])");
    const sentence = root && root.querySelector("[data-sentence]");
    if (!sentence) return null;
    const gates = [...root.querySelectorAll("[data-gate]")].map((g) => [g.dataset.gate, g.dataset.status]);
    return { verdict: root.dataset.verdict, stops_at: root.dataset.stopsAt || null, gates,
        sentence: sentence.textContent.replace(/\s+/g, " ").trim() };
"#;

/// One browser's page and the server that it comes from.
pub(crate) struct Page {
    session: WebDriver,
    pub(crate) site: Rc<Site>,
}

impl Page {
    pub(crate) fn new(session: WebDriver, site: Rc<Site>) -> Self {
        Self { session, site }
    }

    /// Loads a path of the site, as far as the browser's own `load` event.
    pub(crate) async fn load(&self, path: &str) -> WebDriverResult<()> {
        self.session.goto(format!("{}{path}", self.site.origin())).await
    }

    /// Loads any address.
    pub(crate) async fn go(&self, address: &str) -> WebDriverResult<()> {
        self.session.goto(address).await
    }

    /// Loads the page with a query and waits until it is live.
    pub(crate) async fn open(&self, query: &str) -> WebDriverResult<()> {
        self.load(&if query.is_empty() { "/".to_owned() } else { format!("/?{query}") }).await?;
        self.settled().await
    }

    /// Waits until the page is live and its view is there.
    async fn settled(&self) -> WebDriverResult<()> {
        self.live().await?;
        // The views other than the first come with the second program, or with an offer to try again.
        let settled = "const w = document.querySelector('.panel > .awaited'); return !w || !!w.querySelector('button')";
        self.wait("the view", settled).await
    }

    /// Waits until the page is live.
    pub(crate) async fn live(&self) -> WebDriverResult<()> {
        let live = r#"return document.documentElement.dataset.state === "live" && !!document.querySelector("[data-sentence]")"#;
        self.wait("the page to become live", live).await
    }

    /// Waits until the sources of the rules shown are there.
    pub(crate) async fn sourced(&self) -> WebDriverResult<()> {
        let there = "return !document.querySelector('.awaited') && !!document.querySelector('.sources a[href^=\"https://\"]')";
        self.wait("the sources", there).await
    }

    /// Runs a script in the page and gives what it returns.
    pub(crate) async fn js(&self, script: &str, args: Vec<Value>) -> WebDriverResult<Value> {
        Ok(self.session.execute(script, args).await?.json().clone())
    }

    /// Runs a script that ends by calling its last argument.
    pub(crate) async fn js_later(&self, script: &str, args: Vec<Value>) -> WebDriverResult<Value> {
        Ok(self.session.execute_async(script, args).await?.json().clone())
    }

    /// Waits until a script returns something true.
    pub(crate) async fn wait(&self, what: &str, script: &str) -> WebDriverResult<()> {
        self.wait_with(what, script, Vec::new()).await
    }

    /// The same with arguments for the script.
    pub(crate) async fn wait_with(&self, what: &str, script: &str, args: Vec<Value>) -> WebDriverResult<()> {
        let end = Instant::now() + DEADLINE;
        while self.js(script, args.clone()).await? != Value::Bool(true) {
            if Instant::now() > end {
                let text = self.js("return document.body.innerText.slice(0, 600)", Vec::new()).await?;
                panic!(
                    "waited {DEADLINE:?} in vain for {what}\nat {}\n{}",
                    self.address().await?,
                    text.as_str().unwrap_or_default()
                );
            }
            tokio::time::sleep(PACE).await;
        }
        Ok(())
    }

    /// Scrolls to a frame of the page, since browsers do not draw those far from being seen, and goes into it.
    pub(crate) async fn enter(&self, selector: &str) -> WebDriverResult<()> {
        self.js("document.querySelector(arguments[0]).scrollIntoView()", vec![json!(selector)]).await?;
        self.find(selector).await?.enter_frame().await
    }

    /// Goes back to the page that has the frame.
    pub(crate) async fn leave(&self) -> WebDriverResult<()> {
        self.session.enter_parent_frame().await
    }

    /// The answer that stands there, if any.
    pub(crate) async fn answer(&self) -> WebDriverResult<Option<Answer>> {
        let found = self.js(ANSWER, Vec::new()).await?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Ok(found.is_object().then(|| Answer {
            verdict: text(&found["verdict"]).unwrap_or_default(),
            stops_at: text(&found["stops_at"]),
            sentence: text(&found["sentence"]).unwrap_or_default(),
            gates: found["gates"].as_array().into_iter().flatten().filter_map(|g| Some((text(&g[0])?, text(&g[1])?))).collect(),
        }))
    }

    /// Waits until the page gives this answer.
    pub(crate) async fn answers(&self, expected: &Answer, question: &str) -> WebDriverResult<()> {
        let end = Instant::now() + DEADLINE;
        loop {
            let shown = self.answer().await?;
            if shown.as_ref() == Some(expected) {
                return Ok(());
            }
            if Instant::now() > end {
                let shown = shown.map_or_else(|| "no answer".to_owned(), |a| a.to_string());
                panic!("{question:?}\n  the engine: {expected}\n  the page:   {shown}\n  at {}", self.address().await?);
            }
            tokio::time::sleep(PACE).await;
        }
    }

    /// The page's address.
    pub(crate) async fn address(&self) -> WebDriverResult<String> {
        Ok(self.session.current_url().await?.to_string())
    }

    /// The query of the page's address, without the question mark.
    pub(crate) async fn query(&self) -> WebDriverResult<String> {
        let query = self.js("return location.search.slice(1)", Vec::new()).await?;
        Ok(query.as_str().unwrap_or_default().to_owned())
    }

    pub(crate) async fn reload(&self) -> WebDriverResult<()> {
        self.session.refresh().await?;
        self.settled().await
    }

    pub(crate) async fn back(&self) -> WebDriverResult<()> {
        self.session.back().await
    }

    pub(crate) async fn forward(&self) -> WebDriverResult<()> {
        self.session.forward().await
    }

    /// A command of the browser's own protocol.
    pub(crate) async fn devtools(&self, command: &str, params: Value) -> WebDriverResult<Value> {
        let body = json!({ "cmd": command, "params": params });
        self.session.cmd(Raw { verb: "POST", path: "goog/cdp/execute".to_owned(), body: Some(body) }).await?.value()
    }

    /// Gives the page this width in CSS pixels.
    pub(crate) async fn width(&self, width: u32) -> WebDriverResult<()> {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        self.wait_with("the window's width", "return innerWidth === arguments[0]", vec![json!(width)]).await
    }

    /// Switches the page's own scripts off or on; the tests' scripts go on working.
    pub(crate) async fn scripts(&self, on: bool) -> WebDriverResult<()> {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await?;
        Ok(())
    }

    /// A log of the browser since it was last read: `browser` or `performance`.
    pub(crate) async fn log(&self, kind: &str) -> WebDriverResult<Vec<BrowserLogEntry>> {
        self.session.get_log(kind).await
    }

    /// Types keys into whatever has the focus.
    pub(crate) async fn keys(&self, keys: &str) -> WebDriverResult<()> {
        let none = Some(Duration::ZERO);
        self.session.action_chain_with_delay(none, none).send_keys(keys).perform().await
    }

    /// Tab backwards.
    pub(crate) async fn shift_tab(&self) -> WebDriverResult<()> {
        let none = Some(Duration::ZERO);
        let chain = self.session.action_chain_with_delay(none, none);
        chain.key_down('\u{e008}').send_keys(TAB).key_up('\u{e008}').perform().await
    }

    pub(crate) async fn find(&self, selector: &str) -> WebDriverResult<WebElement> {
        self.session.find(By::Css(selector)).await
    }

    pub(crate) async fn find_all(&self, selector: &str) -> WebDriverResult<Vec<WebElement>> {
        self.session.find_all(By::Css(selector)).await
    }

    /// Name and role of an element as assistive technology gets them.
    pub(crate) async fn name_and_role(&self, element: &WebElement) -> WebDriverResult<(String, String)> {
        let ask = async |what: &str| {
            let path = format!("element/{}/{what}", element.element_id());
            self.session.cmd(Raw { verb: "GET", path, body: None }).await?.value::<String>()
        };
        Ok((ask("computedlabel").await?, ask("computedrole").await?))
    }

    /// Asks a question through the controls alone; those that already say it are left in peace.
    pub(crate) async fn ask(&self, data: &Dataset<'_>, wanted: &Scenario) -> WebDriverResult<()> {
        let fields = link::all(data, wanted);
        let value = |name: &str| fields.iter().find(|(field, _)| *field == name).and_then(|(_, value)| value.clone());
        self.choose("who", wanted.who.id()).await?;
        self.pick(data, "Place", wanted.place).await?;
        self.choose("provider", wanted.provider.id()).await?;
        self.choose("channel", wanted.channel.id()).await?;
        self.choose("route", wanted.route.id()).await?;
        if let Some(owner) = wanted.owner_place() {
            self.pick(data, "Owner", owner).await?;
        }
        self.choose("model", &value("model").unwrap_or_default()).await?;
        self.type_date(&wanted.date.to_string()).await
    }

    /// Chooses an option of a select.
    pub(crate) async fn choose(&self, field: &str, value: &str) -> WebDriverResult<()> {
        let selector = format!("select[name={field}]");
        let select = self.find(&selector).await?;
        if select.prop("value").await?.as_deref() != Some(value) {
            // As a reader does. WebKit's driver does not, and WebKit calls a choice a change if its number is another than when the
            // focus came.
            self.js("document.querySelector(arguments[0]).focus()", vec![json!(selector)]).await?;
            select.find(By::Css(format!("option[value={value:?}]"))).await?.click().await?;
        }
        Ok(())
    }

    /// Finds a place by typing its name, and takes it with Enter.
    pub(crate) async fn pick(&self, data: &Dataset<'_>, box_name: &str, place: PlaceId) -> WebDriverResult<()> {
        let (code, name) = (data.code(place), data.place(place).map_or("", |p| p.name));
        let selector = format!("[role=combobox][aria-label={box_name:?}]");
        let field = self.find(&selector).await?;
        if field.prop("value").await?.as_deref() == Some(name) {
            return Ok(());
        }
        self.type_place(&selector, name).await?;
        self.mark(&selector, code).await?;
        self.keys(ENTER).await?;
        let taken = "const box = document.querySelector(arguments[0]);
            return box.value === arguments[1] && box.getAttribute('aria-expanded') === 'false'";
        self.wait_with(&format!("{box_name} to say {name}"), taken, vec![json!(selector), json!(name)]).await
    }

    /// Clicks into a combobox and types over what stands there.
    pub(crate) async fn type_place(&self, combobox: &str, text: &str) -> WebDriverResult<()> {
        self.find(combobox).await?.click().await?;
        self.js("document.querySelector(arguments[0]).select()", vec![json!(combobox)]).await?;
        self.keys(text).await
    }

    /// Goes down an open list until the option with this value is marked.
    pub(crate) async fn mark(&self, combobox: &str, value: &str) -> WebDriverResult<()> {
        let listed = "const box = document.querySelector(arguments[0]);
            const list = document.getElementById(box.getAttribute('aria-controls'));
            return !list.hidden && !!list.querySelector(`[role=option][data-value='${arguments[1]}']`)";
        self.wait_with(&format!("{value} to be listed"), listed, vec![json!(combobox), json!(value)]).await?;
        let marked = "const box = document.querySelector(arguments[0]);
            const option = document.getElementById(box.getAttribute('aria-activedescendant'));
            return option.dataset.value === arguments[1] && option.getAttribute('aria-selected') === 'true'";
        for _ in 0..12 {
            if self.js(marked, vec![json!(combobox), json!(value)]).await? == Value::Bool(true) {
                return Ok(());
            }
            self.keys(DOWN).await?;
        }
        panic!("twelve times arrow down did not reach {value} in {combobox}");
    }

    /// Types a day (`YYYY-MM-DD`) into the date field, as a reader with a keyboard does.
    pub(crate) async fn type_date(&self, day: &str) -> WebDriverResult<()> {
        let field = self.find("input[type=date]").await?;
        if field.prop("value").await?.as_deref() == Some(day) {
            return Ok(());
        }
        // On a busy machine a pause between two digits ends a part of the field early: then it is typed again.
        for _ in 0..5 {
            field.focus().await?;
            // To the first part, the month, wherever in the field the focus was.
            self.keys(&LEFT.repeat(3)).await?;
            self.keys(&typed_date(day)).await?;
            if field.prop("value").await?.as_deref() == Some(day) {
                return Ok(());
            }
        }
        panic!("five times typed, {day} does not stand in the date field");
    }
}

/// A day as it is typed where the month comes first: `07092024`. WebKit's field does not go on to the next part by itself, and
/// tells of a change when it is left.
pub(crate) fn typed_date(day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    let (on, away) = if Kind::chosen() == Kind::WebKit { (RIGHT, TAB) } else { ("", "") };
    format!("{}{on}{}{on}{}{away}", parts[1], parts[2], parts[0])
}

/// A WebDriver command for which the crate has no word.
#[derive(Debug)]
struct Raw {
    verb: &'static str,
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let method = self.verb.parse().expect("a method of HTTP");
        let request = RequestData::new(method, format!("session/{session}/{}", self.path));
        match &self.body {
            Some(body) => request.add_body(body.clone()),
            None => request,
        }
    }
}
