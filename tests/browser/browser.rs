//! A driver on a free port and one session with a fresh profile. Both end with the test, also by a panic.

use crate::kinds::Kind;
use crate::page::Page;
use crate::server::Site;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;
use thirtyfour::prelude::*;

/// How long one test may take. A test that hangs fails by itself, and its browser goes with it.
const LIMIT: Duration = Duration::from_secs(150);

/// Runs a test's body with a page, which has not been opened yet.
pub(crate) fn browse(body: impl AsyncFnOnce(Page) -> WebDriverResult<()>) {
    let site = Rc::new(Site::start());
    let kind = Kind::chosen();
    let driver = Driver::start(kind);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let outcome = runtime.block_on(async {
        // Now and then a browser ends as it begins, on a machine with much to do.
        let mut session = WebDriver::new(&driver.address, kind.capabilities()).await;
        for _ in 0..2 {
            if session.is_err() {
                session = WebDriver::new(&driver.address, kind.capabilities()).await;
            }
        }
        let session = session.unwrap_or_else(|error| {
            panic!("{} found no browser that it can start: {error}. {}", driver.program.display(), kind.advice())
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
}

impl Driver {
    /// Now and then a driver ends at once, because another process took the port that it had found free.
    fn start(kind: Kind) -> Self {
        let program = kind.driver();
        (0..3).find_map(|_| Self::started(kind, &program)).unwrap_or_else(|| {
            panic!("{} did not say that it started; is it the right driver? {}", program.display(), kind.advice())
        })
    }

    fn started(kind: Kind, program: &Path) -> Option<Self> {
        let mut command = Command::new(program);
        let given = kind.arguments(&mut command);
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", program.display()));
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let Some(port) = kind.listens(&mut process, given, &mut said) else {
            let _ = process.kill();
            let _ = process.wait();
            return None;
        };
        // Read to its end, since a driver that cannot write would stop.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Some(Self { program: program.to_owned(), address: format!("http://127.0.0.1:{port}"), process })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
