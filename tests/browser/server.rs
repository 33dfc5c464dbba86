//! A static server for `dist/` on a free port: right types, a record of what was asked, and switches that break things.
//! One thread and one request a connection: a page with many frames opens many, and none may wait for another to be closed.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What the server does to the files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mode {
    /// A content security policy, if any.
    pub(crate) policy: Option<String>,
    /// Sends the headers that `_headers` asks a host to send.
    pub(crate) published_headers: bool,
    /// Endings of paths that are answered with 404.
    pub(crate) missing: Vec<&'static str>,
    /// Ending of a path and the byte of it that arrives changed.
    pub(crate) damaged: Option<(&'static str, usize)>,
    /// Ending of a path of which only the first half arrives.
    pub(crate) cut: Option<&'static str>,
    /// A page that embeds the widget, served as `/host.html`.
    pub(crate) host: Option<String>,
}

/// The running server. Ends when it is dropped.
pub(crate) struct Site {
    address: SocketAddr,
    origin: String,
    dist: PathBuf,
    ended: Arc<AtomicBool>,
    mode: Arc<Mutex<Mode>>,
    asked: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    pub(crate) fn start() -> Self {
        let dist = dist();
        let listener = TcpListener::bind("127.0.0.1:0").expect("no free port for the test server");
        let address = listener.local_addr().expect("the test server has no address");
        let (mode, asked) = (Arc::new(Mutex::new(Mode::default())), Arc::new(Mutex::new(Vec::new())));
        let ended = Arc::new(AtomicBool::new(false));
        let thread = {
            let (dist, mode, asked, ended) = (dist.clone(), Arc::clone(&mode), Arc::clone(&asked), Arc::clone(&ended));
            std::thread::spawn(move || {
                for stream in listener.incoming().map_while(Result::ok) {
                    if ended.load(Ordering::SeqCst) {
                        return;
                    }
                    let (dist, mode, asked) = (dist.clone(), Arc::clone(&mode), Arc::clone(&asked));
                    std::thread::spawn(move || {
                        let Some(target) = target(&stream) else { return };
                        asked.lock().unwrap().push(target.clone());
                        let mode = mode.lock().unwrap().clone();
                        // A browser that has gone meanwhile needs no answer.
                        let _ = respond(&stream, &target, &dist, &mode);
                    });
                }
            })
        };
        Self { origin: format!("http://{address}"), address, dist, ended, mode, asked, thread: Some(thread) }
    }

    /// `http://127.0.0.1:…`, without a slash at the end.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The same server under another name: to browsers another origin.
    pub(crate) fn elsewhere(&self) -> String {
        self.origin.replace("127.0.0.1", "localhost")
    }

    /// From now on serves like this, and forgets what was asked.
    pub(crate) fn serve(&self, mode: Mode) {
        *self.mode.lock().unwrap() = mode;
        self.asked.lock().unwrap().clear();
    }

    /// Paths and queries that were asked for since the last `serve`.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// The folder that is served.
    pub(crate) fn folder(&self) -> &Path {
        &self.dist
    }

    /// A file of `dist/` whose path has this in it.
    pub(crate) fn file(&self, part: &str) -> Vec<u8> {
        let mut files = fs::read_dir(&self.dist).unwrap().map(|e| e.unwrap().path());
        let path = files.find(|p| p.to_string_lossy().contains(part));
        fs::read(path.unwrap_or_else(|| panic!("{} has no file …{part}…", self.dist.display()))).unwrap()
    }

    /// A file of `dist/` by its name, if it is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.dist.join(name).is_file()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for connections.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The folder that is tested.
fn dist() -> PathBuf {
    let named = std::env::var_os("DIST").map(PathBuf::from);
    let dist = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"));
    assert!(
        dist.join("index.html").is_file(),
        "{} has no index.html: there is no page to test. `make build` builds it; `make test` does both.",
        dist.display()
    );
    dist
}

/// What a request asks for; none if the browser only opened a connection.
fn target(stream: &TcpStream) -> Option<String> {
    stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let target = lines.next()?.split(' ').nth(1)?.to_owned();
    // The head is read to its end, lest closing cuts the answer off.
    lines.find(String::is_empty).map(|_| target)
}

fn respond(mut stream: &TcpStream, target: &str, dist: &Path, mode: &Mode) -> std::io::Result<()> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let (status, headers, body) = answer(path, dist, mode);
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    stream.write_all(&body)?;
    stream.flush()
}

/// Status, headers and body.
fn answer(path: &str, dist: &Path, mode: &Mode) -> (&'static str, Vec<(String, String)>, Vec<u8>) {
    let mut headers = Vec::new();
    let mut add = |name: &str, value: &str| headers.push((name.to_owned(), value.to_owned()));
    if let Some(host) = mode.host.as_deref().filter(|_| path == "/host.html") {
        add("Content-Type", "text/html; charset=utf-8");
        return ("200 OK", headers, host.as_bytes().to_vec());
    }
    let mut file = dist.join(path.trim_start_matches('/'));
    if file.is_dir() {
        file.push("index.html");
    }
    let gone = path.contains("..") || mode.missing.iter().any(|m| path.contains(m));
    let Some(mut body) = (!gone).then(|| fs::read(&file).ok()).flatten() else {
        return ("404 Not Found", headers, b"not here".to_vec());
    };
    if let Some((_, at)) = mode.damaged.filter(|(ending, _)| path.ends_with(ending)) {
        body[at] ^= 0x20;
    }
    if mode.cut.is_some_and(|ending| path.ends_with(ending)) {
        body.truncate(body.len() / 2);
    }
    add("Content-Type", mime(&file));
    // Nothing of one test's damage may reach another load.
    add("Cache-Control", "no-store");
    if let Some(policy) = &mode.policy {
        add("Content-Security-Policy", policy);
    }
    if mode.published_headers {
        for (name, value) in published(dist, path) {
            add(&name, &value);
        }
    }
    ("200 OK", headers, body)
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("css") => "text/css",
        Some("csv") => "text/csv",
        _ => "application/octet-stream",
    }
}

/// What `_headers` says for a path: blocks of a pattern and, indented, the headers of the paths that fit it. How long a file
/// may be kept is left out, since the tests change what they serve.
fn published(dist: &Path, path: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(dist.join("_headers")).expect("dist/_headers is missing; `make build` writes it");
    let (mut fits, mut found) = (false, Vec::new());
    for line in text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        match line.trim().split_once(": ").filter(|_| line.starts_with([' ', '\t'])) {
            Some((name, value)) if fits && name != "Cache-Control" => found.push((name.to_owned(), value.to_owned())),
            Some(_) => {}
            None => fits = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start)),
        }
    }
    found
}
