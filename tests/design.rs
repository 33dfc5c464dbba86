//! The page on design: the custom properties with what they are for and how their colours contrast, and every component in
//! every state, drawn by the page's own components. Fails when the committed file is stale; `UPDATE_EXPECT=1 cargo test --features
//! static --test design` writes it anew. The build puts the style around it (`scripts/dist/design.mjs`).

#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may stop")]

#[path = "design/colour.rs"]
mod colour;
#[path = "design/criteria.rs"]
mod criteria;
#[path = "design/specimens.rs"]
mod specimens;

use colour::Colour;
use expect_test::expect_file;
use std::fmt::Write;

const STYLES: [(&str, &str); 2] =
    [("widget.css", include_str!("../www/widget.css")), ("second.css", include_str!("../www/second.css"))];

/// A custom property: its name, its value, and what is said of it.
struct Property<'a> {
    name: &'a str,
    value: &'a str,
    said: &'a str,
}

/// The properties of the page's style, in their order.
fn properties() -> Vec<Property<'static>> {
    let [(_, style), _] = STYLES;
    let block = style.split(":root {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    let line = |line: &'static str| {
        let (name, rest) = line.trim().strip_prefix("--")?.split_once(": ")?;
        let (value, said) = rest.split_once(';').unwrap();
        Some(Property { name, value, said: said.trim().trim_start_matches("/*").trim_end_matches("*/").trim() })
    };
    block.lines().filter_map(line).collect()
}

/// The colours of both themes, light and dark.
fn colours(value: &str) -> Option<[Colour; 2]> {
    let (light, dark) = value.strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(", ")?;
    Some([Colour::read(light)?, Colour::read(dark)?])
}

/// What must contrast with what, and by how much: text by 4.5, what is drawn by 3.
fn pairs() -> Vec<(&'static str, &'static str, f64)> {
    let text = ["ink", "ink-2", "no", "if", "risk", "yes", "unknown"];
    let mut all: Vec<_> = text.iter().flat_map(|t| ["paper", "panel"].map(|ground| (*t, ground, 4.5))).collect();
    // The focus is seen on every ground, and the marked entry of a list is written in the paper's colour.
    all.extend([("focus", "paper", 3.0), ("focus", "panel", 3.0), ("paper", "ink", 4.5)]);
    all
}

#[test]
fn colours_contrast_in_both_themes() {
    let all = properties();
    let colour =
        |name: &str| colours(all.iter().find(|p| p.name == name).unwrap_or_else(|| panic!("no --{name}")).value).unwrap();
    for (over, ground, least) in pairs() {
        let (over_colours, ground_colours) = (colour(over), colour(ground));
        for (theme, n) in [("light", 0), ("dark", 1)] {
            let contrast = over_colours[n].contrast(ground_colours[n]);
            assert!(contrast >= least, "--{over} on --{ground}, {theme}: {contrast:.2}, and {least} is the least");
        }
    }
    // Every colour is held against something.
    for p in all.iter().filter(|p| colours(p.value).is_some() && !["rule", "paper", "panel"].contains(&p.name)) {
        assert!(pairs().iter().any(|(over, ..)| *over == p.name), "nothing is asked of --{}", p.name);
    }
}

#[test]
fn sizes_of_type_are_those_of_the_scale() {
    let lines = STYLES.iter().flat_map(|(file, style)| style.lines().enumerate().map(move |(n, line)| (file, n, line)));
    for (file, n, line) in lines {
        let sizes = line.split("font").skip(1).filter_map(|rest| rest.split([';', '}']).next());
        for size in sizes.filter(|s| s.starts_with(':') || s.starts_with("-size:")) {
            let bare = size.split([' ', '/']).any(|word| word.ends_with("px") && word.starts_with(|c: char| c.is_ascii_digit()));
            assert!(!bare, "www/{file}, line {}: font{size}: use a size of the scale, --type-…", n + 1);
        }
    }
}

#[test]
fn every_property_says_what_it_is_for_and_is_used() {
    for p in properties() {
        assert!(!p.said.is_empty(), "--{} has no word on what it is for", p.name);
        let used = STYLES.iter().any(|(_, style)| style.contains(&format!("var(--{})", p.name)));
        assert!(used || p.name.starts_with("space-"), "--{} is not used", p.name);
    }
}

/// A verdict must not be told by its colour alone.
#[test]
fn stripes_are_tiles_because_firefox_loses_those_of_repeating_gradients() {
    for (file, style) in STYLES {
        let found = style.lines().position(|line| line.contains("repeating-linear-gradient"));
        assert_eq!(found.map(|n| n + 1), None, "www/{file}: the line with a repeating gradient; give it a tile's size instead");
    }
}

/// The properties as tables: type, space, colours.
fn tables() -> String {
    let all = properties();
    let mut out = String::new();
    let of = |prefix: &'static str| all.iter().filter(move |p| p.name.starts_with(prefix));
    out += "<h2 id=\"type\">Type</h2>\n<table tabindex=\"0\">\n";
    for p in of("type-") {
        let _ = writeln!(
            out,
            "<tr><th><code>--{0}</code><td>{1}<td style=\"font-size:var(--{0})\">Could a company use it?<td>{2}",
            p.name, p.value, p.said
        );
    }
    for p in all.iter().filter(|p| ["serif", "sans"].contains(&p.name)) {
        let _ = writeln!(
            out,
            "<tr><th><code>--{0}</code><td><td style=\"font-family:var(--{0});font-size:20px\">On 9 July 2024<td>{1}",
            p.name, p.said
        );
    }
    out += "</table>\n<h2 id=\"space\">Space</h2>\n<table tabindex=\"0\">\n";
    for p in of("space-") {
        let _ = writeln!(
            out,
            "<tr><th><code>--{0}</code><td>{1}<td><i style=\"width:var(--{0})\"></i><td>{2}",
            p.name, p.value, p.said
        );
    }
    out += "</table>\n<h2 id=\"colour\">Colour</h2>\n<table tabindex=\"0\">\n<tr><th>Property<th>Light<th>Dark<th>Contrast with paper, light and dark<th>With panel<th>For\n";
    let grounds = ["paper", "panel"].map(|ground| colours(all.iter().find(|p| p.name == ground).unwrap().value).unwrap());
    for (p, both) in all.iter().filter_map(|p| Some((p, colours(p.value)?))) {
        let sample = |c: Colour| format!("<td><i style=\"background:{c}\"></i> {c}");
        let contrast =
            |ground: &[Colour; 2]| format!("<td>{:.1} and {:.1}", both[0].contrast(ground[0]), both[1].contrast(ground[1]));
        let [paper, panel] = grounds.each_ref().map(contrast);
        let _ =
            writeln!(out, "<tr><th><code>--{}</code>{}{}{paper}{panel}<td>{}", p.name, sample(both[0]), sample(both[1]), p.said);
    }
    out + "</table>\n"
}

#[tokio::test(flavor = "current_thread")]
async fn the_page_on_design_is_current() {
    let page = format!("{}{}", tables(), specimens::all().await);
    expect_file!["../www/design/specimens.html"].assert_eq(&page);
}
