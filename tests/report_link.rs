//! Where a reader reports a wrong answer: the form has the fields that the data's README promises to the page, and the last step
//! of the build writes the address of it into the page's head. The link itself is the page's.

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The fields of the form that take text from an address: their ids, with whether they must be filled.
fn fields() -> Vec<(String, bool)> {
    let form = fs::read_to_string(root().join(".github/ISSUE_TEMPLATE/wrong-answer.yml")).unwrap();
    let fields = form.split("\n  - type: ").skip(1).filter(|f| f.starts_with("input") || f.starts_with("textarea"));
    let id = |field: &str| field.lines().find_map(|l| l.trim().strip_prefix("id: ")).map(str::to_owned);
    fields.map(|f| (id(f).unwrap(), f.contains("required: true"))).collect()
}

#[test]
fn the_form_has_the_fields_that_the_link_fills() {
    let readme = fs::read_to_string(root().join("data/README.md")).unwrap();
    let section = readme.split("\n## \"This answer is wrong\"\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let promised: Vec<&str> = section.lines().filter_map(|l| l.strip_prefix("| `")?.split('`').next()).collect();
    let fields = fields();
    let in_form: Vec<&str> = fields.iter().map(|(id, _)| id.as_str()).collect();
    // GitHub's own parameter, the fields in their order, and what only a person can say.
    assert_eq!(promised.first(), Some(&"title"));
    assert_eq!(promised.get(1..).unwrap_or_default(), in_form.iter().copied().filter(|f| *f != "correction").collect::<Vec<_>>());
    assert!(in_form.contains(&"correction"));

    // The example shows each of them, and no other.
    let example = section.lines().find(|l| l.starts_with("…/issues/new?template=wrong-answer.yml")).unwrap();
    let shown: Vec<&str> = example.split('&').skip(1).filter_map(|pair| pair.split('=').next()).collect();
    assert_eq!(shown, promised);
}

/// The page fills what the form has, by the same names and in the same order: a field renamed on one side only would stay empty.
#[test]
fn the_page_fills_the_fields_of_the_form() {
    let source = fs::read_to_string(root().join("src/ui/report.rs")).unwrap();
    let list = source.split("\nfn fields(").nth(1).unwrap().split("\n}\n").next().unwrap();
    let filled: Vec<&str> = list.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next()).collect();
    let form = fs::read_to_string(root().join(".github/ISSUE_TEMPLATE/wrong-answer.yml")).unwrap();
    assert_eq!(filled.first(), Some(&"title"), "GitHub takes the title from the address too");
    let title = form.lines().find_map(|line| line.strip_prefix("title: \"")?.strip_suffix('"')).unwrap();
    assert!(list.contains(&format!("(\"title\", format!(\"{title}")), "the page's title begins as the form's, with `{title}`");
    let fields = fields();
    let takes: Vec<&str> = fields.iter().map(|(id, _)| id.as_str()).filter(|id| *id != "correction").collect();
    assert_eq!(filled.get(1..).unwrap_or_default(), takes);
    // What must be filled is filled by the page, but for what only a person can say.
    let must = fields.iter().filter(|(id, must)| *must && id != "correction");
    assert!(must.clone().count() > 0 && must.clone().all(|(id, _)| filled.contains(&id.as_str())));
}

struct Page(PathBuf);

impl Page {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let page = "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"utf-8\">\n  </head>\n</html>\n";
        fs::write(folder.join("index.html"), page).unwrap();
        Self(folder)
    }

    fn finish(&self, env: &[(&str, &str)]) -> Output {
        const STEP: &str = "const { reportAddress, withReportAddress } = await import(process.argv[1]);
            const { readFileSync, writeFileSync } = await import('node:fs');
            const page = withReportAddress(readFileSync(process.argv[2], 'utf8'), reportAddress(process.env));
            writeFileSync(process.argv[3], page);";
        let mut node = Command::new("node");
        node.args(["--input-type=module", "-e", STEP]).arg(root().join("scripts/dist/report.mjs"));
        node.arg(self.0.join("index.html")).arg(self.0.join("finished.html"));
        node.env_remove("REPORT_URL").env_remove("GITHUB_REPOSITORY").envs(env.iter().copied());
        node.output().unwrap_or_else(|e| panic!("node is needed, as for the build: {e}"))
    }

    /// The meta elements that name an address in the finished page.
    fn metas(&self) -> Vec<String> {
        let text = fs::read_to_string(self.0.join("finished.html")).unwrap();
        text.split('<').filter(|l| l.contains("report-url")).map(|l| format!("<{}", l.trim())).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_build_writes_the_address_for_reports_into_the_page() {
    let page = Page::new("given");
    let form = "https://github.com/somebody/ai-access/issues/new?template=wrong-answer.yml";
    type Case<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>);
    let cases: [Case; 5] = [
        (&[("GITHUB_REPOSITORY", "somebody/ai-access")], Some(form)),
        (
            &[("GITHUB_REPOSITORY", "somebody/ai-access"), ("REPORT_URL", "https://example.org/r?a=1&b=$1")],
            Some("https://example.org/r?a=1&amp;b=$1"),
        ),
        (&[("REPORT_URL", "https://example.org")], Some("https://example.org")),
        (&[("REPORT_URL", ""), ("GITHUB_REPOSITORY", "")], None),
        (&[], None),
    ];
    for (env, address) in cases {
        let output = page.finish(env);
        assert!(output.status.success(), "{env:?}: {}", String::from_utf8_lossy(&output.stderr));
        let meta: Vec<String> = address.iter().map(|a| format!("<meta name=\"report-url\" content=\"{a}\">")).collect();
        assert_eq!(page.metas(), meta, "{env:?}");
    }
}

#[test]
fn an_address_for_reports_that_is_none_stops_the_build() {
    let page = Page::new("bad");
    let bad = [
        ("REPORT_URL", "http://example.org/"),
        ("REPORT_URL", "mailto:somebody@example.org"),
        ("REPORT_URL", "https://example.org/\"><script>"),
        ("REPORT_URL", "https://example.org/#top"),
        ("GITHUB_REPOSITORY", "somebody"),
        ("GITHUB_REPOSITORY", "some body/name"),
    ];
    for (name, value) in bad {
        let output = page.finish(&[(name, value)]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && error.contains(&format!("{name} is `{value}`; it must be")),
            "{name}={value}: {error}"
        );
    }
}
