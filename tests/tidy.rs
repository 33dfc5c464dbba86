//! House rules that no compiler checks: heads of files, length, the direction of dependencies, words that must not appear.
//! What the program does is not looked at here.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules of the library, the lowest first: each may use those of the rows above its own, and itself.
const LAYERS: &[&[&str]] = &[
    &["packed", "value"],
    &["ids", "order", "date", "place_set", "spelling"],
    &["subject", "policy"],
    &["evidence", "story"],
    &["tables", "verdict"],
    &["dataset"],
    &["scenario", "search", "registers", "view"],
    &["decide", "link"],
    &["everywhere", "history", "matrix", "rule", "services"],
    &["training"],
    &["changes", "compare", "coverage", "export", "lanes", "money", "state"],
    &["text"],
    &["report"],
    &["api", "browser", "ui"],
];

/// What only the edge may name: the files of the page, for which a browser exists.
const BROWSER_WORDS: [&str; 5] = ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo"];
const EDGE: [&str; 6] = ["src/ui/", "src/ui.rs", "src/api.rs", "src/browser/", "src/browser.rs", "src/main.rs"];

/// A file of the project: its path from the root, with `/`, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|f| self.path == *f || (f.ends_with('/') && self.path.starts_with(f)))
    }

    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// The code without its tests and its comments.
    fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }

    /// The module of the library that it belongs to.
    fn module(&self) -> Option<&str> {
        let rest = self.path.strip_prefix("src/")?;
        let first = rest.split('/').next()?;
        Some(first.strip_suffix(".rs").unwrap_or(first)).filter(|m| !["lib", "main", "bin"].contains(m))
    }
}

/// Every text file that belongs to the project. What tools wrote or fetched does not.
fn files() -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let foreign = ["target", "dist", "node_modules", "proptest-regressions"].contains(&name.as_str());
            if entry.file_type().unwrap().is_dir() {
                if !foreign && (!name.starts_with('.') || name == ".github") {
                    walk(&entry.path(), found);
                }
            } else if !name.ends_with(".lock") && name != ".git" {
                found.push(entry.path());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(root, &mut paths);
    paths.sort();
    let file = |path: PathBuf| {
        let text = String::from_utf8(fs::read(&path).unwrap()).ok()?;
        let parts = path.strip_prefix(root).unwrap().components().map(|c| c.as_os_str().to_string_lossy().into_owned());
        Some(File { path: parts.collect::<Vec<_>>().join("/"), text })
    };
    let files: Vec<File> = paths.into_iter().filter_map(file).collect();
    assert!(files.iter().any(|f| f.path == "src/lib.rs") && files.iter().any(|f| f.path == "build.rs"));
    files
}

/// Fails with every complaint at once.
fn assert_tidy(complaints: impl IntoIterator<Item = String>) {
    let all: Vec<String> = complaints.into_iter().collect();
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[test]
fn every_rust_file_says_what_lives_in_it() {
    let rust = files().into_iter().filter(|f| f.is_rust() && f.is_in(&["src/", "compile/", "tests/", "build.rs"]));
    let silent = rust.filter(|f| f.text.lines().next().is_none_or(|line| !line.starts_with("//! ") || line.len() < 20));
    assert_tidy(silent.map(|f| format!("{}: must open with a line `//! …` that says what lives there", f.path)));
}

#[test]
fn no_file_is_long() {
    let long = files().into_iter().filter(|f| f.is_rust() && f.is_in(&["src/", "compile/"])).filter_map(|f| {
        let lines = f.text.lines().count();
        (lines > 400).then(|| format!("{}: has {lines} lines; 400 is the most, split it by subject", f.path))
    });
    assert_tidy(long);
}

#[test]
fn the_core_knows_no_browser() {
    let core = files().into_iter().filter(|f| f.is_rust() && f.is_in(&["src/"]) && !f.is_in(&EDGE));
    let named = core.flat_map(|f| {
        let words: BTreeSet<String> = words(&f.text).map(str::to_owned).collect();
        BROWSER_WORDS
            .into_iter()
            .filter(move |w| words.contains(*w))
            .map(move |w| format!("{}: names {w}, which only the page may", f.path))
    });
    assert_tidy(named);
}

#[test]
fn dependencies_point_one_way() {
    let mut complaints = Vec::new();
    for file in files().iter().filter(|f| f.is_rust() && f.is_in(&["src/"])) {
        let path = &file.path;
        if let Some(module) = file.module() {
            let Some(own) = layer(module) else {
                complaints.push(format!(
                    "{path}: `{module}` stands in no layer; give it one in tests/tidy.rs and draw it in src/lib.rs"
                ));
                continue;
            };
            for used in used_modules(&file.code(), "crate::").iter().filter(|u| *u != module) {
                match layer(used) {
                    Some(other) if other < own => {}
                    Some(_) if file.is_in(&EDGE) => {}
                    Some(_) => complaints.push(format!("{path}: `{module}` uses `{used}`, which does not stand below it")),
                    None => complaints.push(format!("{path}: uses `{used}`, which stands in no layer")),
                }
            }
        } else if file.is_in(&["src/bin/"]) {
            let edge =
                used_modules(&file.code(), "ai_access::").into_iter().filter(|u| ["api", "ui", "browser"].contains(&u.as_str()));
            complaints.extend(edge.map(|u| format!("{path}: the command line uses `{u}`, which is the page's")));
        }
    }
    assert_tidy(complaints);
}

/// The drawing at the head of the library shows the layers: on each of its lines, what stands left may be used on the right.
#[test]
fn the_drawing_shows_the_layers() {
    let lib = files().into_iter().find(|f| f.path == "src/lib.rs").unwrap();
    let drawing: Vec<&str> = lib.text.split("```").nth(1).unwrap().lines().filter(|l| l.contains("◀─")).collect();
    let mut drawn = BTreeSet::new();
    let mut complaints = Vec::new();
    for line in drawing {
        let groups: Vec<Vec<&str>> =
            line.split("◀─").map(|group| words(group).filter(|w| layer(w).is_some()).collect()).collect();
        for pair in groups.windows(2) {
            let crossed = pair[0].iter().flat_map(|left| pair[1].iter().map(move |right| (*left, *right)));
            let wrong = crossed.filter(|(left, right)| layer(left) >= layer(right));
            complaints
                .extend(wrong.map(|(left, right)| format!("src/lib.rs: draws `{left}` below `{right}`, but its layer is not")));
        }
        drawn.extend(groups.into_iter().flatten());
    }
    let declared = lib.text.lines().filter_map(|l| l.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    let missing = declared.filter(|m| !drawn.contains(m) && !["ids", "order"].contains(m));
    complaints.extend(missing.map(|m| format!("src/lib.rs: `{m}` is missing in the drawing")));
    assert_tidy(complaints);
}

#[test]
fn nothing_panics_on_purpose() {
    // Put together here, so that this file does not hold what it looks for.
    let forbidden = [".unwrap", ".expect"]
        .map(|w| format!("{w}("))
        .into_iter()
        .chain(["panic", "todo", "unimplemented", "unreachable"].map(|w| format!("{w}!(")));
    let forbidden: Vec<String> = forbidden.collect();
    let product = files().into_iter().filter(|f| f.is_rust() && f.is_in(&["src/", "compile/", "build.rs"]));
    let complaints = product.flat_map(|f| {
        let code = f.code();
        let found = forbidden.iter().filter(|w| code.contains(w.as_str()));
        found.map(|w| format!("{}: has `{w}`; handle the case, or show that it cannot be", f.path)).collect::<Vec<_>>()
    });
    assert_tidy(complaints);
}

#[test]
fn no_file_names_a_registry_or_a_folder_of_one_machine() {
    let hosts = [
        ["index.", "crates.io"],
        ["static.", "crates.io"],
        ["registry.", "npmjs.org"],
        ["proxy.", "golang.org"],
        ["files.python", "hosted.org"],
    ];
    let hosts: Vec<String> = hosts.iter().map(|parts| parts.concat()).collect();
    let folders: Vec<String> = ["work", "tmp", "root", "home", "Users", "mnt"].iter().map(|name| format!("/{name}/")).collect();
    let mut complaints = Vec::new();
    for file in files() {
        for (number, line) in (1..).zip(file.text.lines()) {
            for host in hosts.iter().filter(|h| line.contains(h.as_str())) {
                complaints
                    .push(format!("{}:{number}: names the host {host}; leave registries to the tools' own settings", file.path));
            }
            for folder in &folders {
                // Inside an address, or below another folder, it is a name like any other.
                let absolute = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "./-_~$})*".contains(c));
                if line.match_indices(folder.as_str()).any(|(at, _)| absolute(at)) {
                    complaints.push(format!("{}:{number}: names a folder below {folder}; paths start at the project", file.path));
                }
            }
        }
    }
    assert_tidy(complaints);
}

/// Once there is a README: what it tells readers to type exists, the two commands that matter first.
#[test]
fn the_readme_can_be_followed() {
    let files = files();
    let text = |path: &str| files.iter().find(|f| f.path == path).map(|f| f.text.as_str());
    let missing = |path: &str| !files.iter().any(|f| f.is_in(&[path]));
    let Some(readme) = text("README.md") else { return };
    let blocks: Vec<&str> = readme.split("\n```").skip(1).step_by(2).collect();
    let first = blocks.first().copied().unwrap_or_default();
    let mut complaints: Vec<String> = ["make serve", "make test"]
        .into_iter()
        .filter(|command| !first.contains(command))
        .map(|command| format!("README.md: the first block of code must show `{command}`"))
        .collect();
    let makefile = text("Makefile").unwrap_or_default();
    for line in blocks.iter().flat_map(|b| b.lines()).map(|l| l.trim().trim_start_matches("$ ")) {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("make") => {
                let target = words.find(|w| !w.starts_with('-') && !w.contains('=')).unwrap_or_default();
                if !target.is_empty()
                    && !makefile.lines().any(|l| l.split(':').next().unwrap_or_default().split_whitespace().any(|t| t == target))
                {
                    complaints.push(format!("README.md: `make {target}` is shown, but the Makefile has no such target"));
                }
            }
            Some("cargo") if line.starts_with("cargo run --release -- ") => {
                let args = line.split(" -- ").nth(1).unwrap_or_default().split_whitespace();
                if !Command::new(env!("CARGO_BIN_EXE_access")).args(args).output().unwrap().status.success() {
                    complaints.push(format!("README.md: `{line}` is shown, but does not succeed"));
                }
            }
            Some(path) if path.trim_start_matches("./").starts_with("scripts/") && missing(path.trim_start_matches("./")) => {
                complaints.push(format!("README.md: `{path}` is shown, but does not exist"));
            }
            _ => {}
        }
    }
    assert_tidy(complaints);
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty())
}

/// The modules that a text names after `crate::` or the like, alone or in braces.
fn used_modules(code: &str, root: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices(root) {
        let rest = &code[at + root.len()..];
        let Some(inner) = rest.strip_prefix('{') else {
            used.extend(words(rest).next().map(str::to_owned));
            continue;
        };
        let (mut depth, mut item) = (1, String::new());
        for c in inner.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth == 0 || (depth == 1 && c == ',') {
                used.extend(words(&item).next().map(str::to_owned));
                item.clear();
            } else {
                item.push(c);
            }
            if depth == 0 {
                break;
            }
        }
    }
    used
}

/// The reader of dependencies is no use if it sees none.
#[test]
fn dependencies_are_seen() {
    let code = "use crate::date::Date;\nuse crate::{link::{self, X}, rule, text::en};\nfn f() -> crate::verdict::Verdict;";
    let seen: Vec<String> = used_modules(code, "crate::").into_iter().collect();
    assert_eq!(seen, ["date", "link", "rule", "text", "verdict"]);
}
