//! The browsers that the tests know, one for each engine of the web: how its driver starts, how one learns that it has, and what
//! a session asks for. `BROWSER` chooses among them; `make test` runs in Chromium, `make browsers` in all three.

use serde_json::json;
use std::io::BufRead;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// How long a driver may take until it listens.
const START: Duration = Duration::from_secs(20);

/// An engine of the web, by a browser that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Chromium,
    Firefox,
    WebKit,
}

impl Kind {
    /// The one that `BROWSER` names; Chromium if it names none.
    pub(crate) fn chosen() -> Self {
        match std::env::var("BROWSER").unwrap_or_default().as_str() {
            "" | "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            other => panic!("BROWSER is `{other}`; it is one of chromium, firefox, webkit"),
        }
    }

    /// What puts it on a machine, for those whose machine lacks it.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::Chromium => {
                "Chrome and chromedriver must be of one version; `make tools` checks that, CHROME and CHROMEDRIVER name others."
            }
            Self::Firefox => {
                "`make browsers` installs Firefox and geckodriver where it can; FIREFOX and GECKODRIVER name others."
            }
            Self::WebKit => {
                "`make browsers` installs WebKit where it can and gives it a screen; by hand: \
                 `BROWSER=webkit xvfb-run -a dbus-run-session -- cargo test …`. WEBKIT and WEBKITDRIVER name others."
            }
        }
    }

    /// The driver's program.
    pub(crate) fn driver(self) -> PathBuf {
        match self {
            Self::Chromium => self.program("CHROMEDRIVER", &["chromedriver"]),
            Self::Firefox => self.program("GECKODRIVER", &["geckodriver"]),
            Self::WebKit => self.program("WEBKITDRIVER", &["WebKitWebDriver"]),
        }
    }

    /// Gives the driver its port: any free one, if it can say which it took.
    pub(crate) fn arguments(self, driver: &mut Command) -> Option<u16> {
        match self {
            Self::Chromium => {
                // Date fields are typed in this language's order.
                driver.arg("--port=0").envs([("LANG", "en_US.UTF-8"), ("LANGUAGE", "en_US")]);
                None
            }
            Self::Firefox => {
                driver.args(["--port", "0", "--websocket-port", "0", "--log", "info"]);
                None
            }
            Self::WebKit => {
                let free =
                    TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("no free port for the driver").port();
                driver.arg(format!("--port={free}"));
                // There is no graphics card behind the screen, and nobody who listens.
                driver.envs([("LANG", "C.UTF-8"), ("NO_AT_BRIDGE", "1"), ("WEBKIT_DISABLE_COMPOSITING_MODE", "1")]);
                Some(free)
            }
        }
    }

    /// Waits until the driver listens, and gives its port; none if it ended, or says something else.
    pub(crate) fn listens(self, process: &mut Child, given: Option<u16>, said: &mut impl BufRead) -> Option<u16> {
        let Some(port) = given else { return self.told(said) };
        let end = Instant::now() + START;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if Instant::now() > end || process.try_wait().is_ok_and(|ended| ended.is_some()) {
                return None;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(port)
    }

    /// The port in the line that says that the driver has started.
    fn told(self, said: &mut impl BufRead) -> Option<u16> {
        let before = if self == Self::Chromium { "started successfully on port " } else { "Listening on 127.0.0.1:" };
        said.lines().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once(before)?;
            port.trim().trim_end_matches('.').parse().ok()
        })
    }

    /// What a session asks for: a window of one size, nothing that a fresh profile would ask or fetch.
    pub(crate) fn capabilities(self) -> Capabilities {
        let mut wanted = Capabilities::new();
        match self {
            Self::Chromium => {
                let names = [
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                ];
                let options = json!({
                    "binary": self.program("CHROME", &names).to_string_lossy(),
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
                        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-extensions",
                        // A frame is drawn and its timers run, also while the machine is busy with another test's window.
                        "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
                        "--disable-background-timer-throttling",
                        // The width of the window is then the width of the page, as on a phone.
                        "--hide-scrollbars", "--lang=en-US", "--window-size=1280,900",
                    ],
                });
                wanted.set("browserName", "chrome").unwrap();
                wanted.set("goog:chromeOptions", options).unwrap();
                wanted.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" })).unwrap();
            }
            Self::Firefox => {
                let names = ["firefox", "firefox-esr", "/Applications/Firefox.app/Contents/MacOS/firefox"];
                let options = json!({
                    "binary": self.program("FIREFOX", &names).to_string_lossy(),
                    "args": ["-headless", "--width=1280", "--height=980"],
                    "prefs": {
                        "intl.accept_languages": "en-US", "intl.locale.requested": "en-US",
                        // Timers run in windows that lie behind another test's.
                        "dom.min_background_timeout_value": 4, "widget.non-native-theme.scrollbar.size.override": 0,
                        "app.update.disabledForTesting": true,
                    },
                });
                wanted.set("browserName", "firefox").unwrap();
                wanted.set("moz:firefoxOptions", options).unwrap();
            }
            Self::WebKit => {
                // Its driver knows the browser by these options alone, and refuses a name.
                let options = json!({
                    "binary": self.program("WEBKIT", &[]).to_string_lossy(),
                    "args": ["--automation", "--geometry=1280x980"],
                });
                wanted.set("webkitgtk:browserOptions", options).unwrap();
            }
        }
        wanted
    }

    /// A program that the environment names, or the first of these that the machine has.
    fn program(self, variable: &str, names: &[&str]) -> PathBuf {
        if let Some(named) = std::env::var_os(variable).filter(|v| !v.is_empty()).map(PathBuf::from) {
            assert!(named.is_file(), "{variable} names {}, which does not exist", named.display());
            return named;
        }
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        // Joining an absolute name gives that name.
        let mut candidates = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
        candidates.find(|candidate| candidate.is_file()).unwrap_or_else(|| {
            let name = names.first().copied().unwrap_or(variable);
            panic!("{name} is not on this machine: `make test` installs what it needs where it can. {}", self.advice())
        })
    }
}
