//! A chromedriver on a free port and one headless session with a fresh profile. Both end with the test, also by a panic.

use crate::page::Page;
use crate::server::Site;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;
use thirtyfour::prelude::*;

/// How long one test may take. A test that hangs fails by itself, and its browser goes with it.
const LIMIT: Duration = Duration::from_secs(150);

/// Runs a test's body with a page, which has not been opened yet.
pub(crate) fn browse(body: impl AsyncFnOnce(Page) -> WebDriverResult<()>) {
    let site = Rc::new(Site::start());
    let driver = Driver::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let outcome = runtime.block_on(async {
        let session = WebDriver::new(&driver.address, capabilities()).await.unwrap_or_else(|error| {
            panic!(
                "{} found no browser that it can start: {error}. Chrome and chromedriver must be of one version; `make tools` \
                 checks that, CHROME and CHROMEDRIVER name others.",
                driver.program.display()
            )
        });
        // Ends the session whatever happens inside, then goes on panicking.
        session
            .run_and_quit(async |session| {
                let page = Page::new(session, Rc::clone(&site));
                tokio::time::timeout(LIMIT, body(page)).await.unwrap_or_else(|_| panic!("the test took longer than {LIMIT:?}"))
            })
            .await
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// The driver's process.
struct Driver {
    program: PathBuf,
    address: String,
    process: Child,
    /// Kept open: a driver that cannot write would stop.
    _said: BufReader<ChildStdout>,
}

impl Driver {
    fn start() -> Self {
        let program = program("CHROMEDRIVER", &["chromedriver"]);
        let mut process = Command::new(&program)
            .arg("--port=0")
            // Date fields are typed in this language's order.
            .envs([("LANG", "en_US.UTF-8"), ("LANGUAGE", "en_US")])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", program.display()));
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let mut port = None;
        let mut line = String::new();
        while port.is_none() && said.read_line(&mut line).is_ok_and(|n| n > 0) {
            let words = line.split_once("on port ").filter(|_| line.contains("started successfully"));
            port = words.map(|(_, port)| port.trim().trim_end_matches('.').to_owned());
            line.clear();
        }
        let Some(port) = port else {
            let _ = process.kill();
            panic!("{} did not say that it started; is it a chromedriver?", program.display());
        };
        Self { program, address: format!("http://127.0.0.1:{port}"), process, _said: said }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn capabilities() -> Capabilities {
    let browser = program(
        "CHROME",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
        ],
    );
    let mut wanted = Capabilities::new();
    let options = json!({
        "binary": browser.to_string_lossy(),
        "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            // A frame is drawn and its timers run, also while the machine is busy with another test's window.
            "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows", "--disable-background-timer-throttling",
            // The width of the window is then the width of the page, as on a phone.
            "--hide-scrollbars", "--lang=en-US", "--window-size=1280,900",
        ],
    });
    wanted.set("browserName", "chrome").unwrap();
    wanted.set("goog:chromeOptions", options).unwrap();
    wanted.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" })).unwrap();
    wanted
}

/// A program that the environment names, or the first of these that the machine has.
fn program(variable: &str, names: &[&str]) -> PathBuf {
    if let Some(named) = std::env::var_os(variable).filter(|v| !v.is_empty()).map(PathBuf::from) {
        assert!(named.is_file(), "{variable} names {}, which does not exist", named.display());
        return named;
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    // Joining an absolute name gives that name.
    let mut candidates = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    candidates.find(|candidate| candidate.is_file()).unwrap_or_else(|| {
        panic!(
            "{} is not on this machine: `make test` installs what it needs where it can; else install Chrome or Chromium and \
             the chromedriver of the same version, or name them in CHROME and CHROMEDRIVER.",
            names[0]
        )
    })
}
