//! States that only an event brings about, which a page that is drawn without a browser has none of: written here as the page
//! writes them, with the page's own words.

use super::{cut, specimen};
use ai_access::text::{Msg, Words, msg, slot};

/// The list of places that fit what is typed, and what is said where none does.
pub(super) fn place_box(words: Words) -> String {
    let mut out = String::new();
    let name = words.get(msg::CONTROL_PLACE);
    let list = words.fill(msg::CONTROL_MATCHES, &[(slot::CONTROL, name)]);
    let option = |(n, place)| {
        let data = words.data;
        let native = data.place(place).map_or("", |p| p.native);
        format!(
            "<li role=\"option\" aria-selected=\"{}\"><span>{}</span><span class=\"native\">{native}</span><span class=\"code\">{}</span></li>",
            n == 0,
            words.place(place),
            data.code(place)
        )
    };
    let options: String = words.find_places("ch").into_iter().take(4).enumerate().map(option).collect();
    let field = |typed: &str, below: &str| {
        format!(
            "<div class=\"ask open\"><span class=\"placebox\"><input class=\"control\" type=\"text\" role=\"combobox\" \
             aria-label=\"{name}\" aria-expanded=\"true\" aria-controls=\"list-{typed}\" value=\"{typed}\" size=\"8\">{below}</span></div>"
        )
    };
    let found = format!("<ul id=\"list-ch\" role=\"listbox\" aria-label=\"{list}\">{options}</ul>");
    specimen(&mut out, "a place that is typed", None, &field("ch", &found));
    let none = format!("<span id=\"list-qqx\" class=\"nomatch\">{}</span>", words.get(msg::CONTROL_NO_MATCH));
    specimen(&mut out, "a place that there is not", None, &field("qqx", &none));
    out
}

/// What stands in the place of something that is loaded.
pub(super) fn awaited(words: Words, text: Msg, failed: bool) -> String {
    let again =
        if failed { format!(" <button type=\"button\">{}</button>", words.get(msg::EVIDENCE_AGAIN)) } else { String::new() };
    format!("<div class=\"sources awaited\">{}{again}</div>", words.get(text))
}

/// The map with the name of a place beside the pointer.
pub(super) fn pointed(words: Words, map: &str) -> String {
    let china = words.data.place_by_code("CN").unwrap();
    let text = words.fill(
        msg::MAP_POINTED,
        &[(slot::PLACE, &words.place(china)), (slot::VERDICT, words.verdict(ai_access::verdict::Verdict::AgainstRules))],
    );
    map.replace("</svg></div>", &format!("</svg><p class=\"pointed\" style=\"right:27%;top:28%\">{text}</p></div>"))
}

/// A view that is longer than its room.
pub(super) fn cut_off(words: Words, view: &str) -> String {
    format!(
        "<div class=\"room\"><div class=\"cut\" style=\"height:150px;overflow:hidden\">{}</div>\
         <button class=\"whole\" type=\"button\" style=\"display:block\">{}</button></div>",
        view.replace("<a ", "<a tabindex=\"-1\" "),
        words.get(msg::VIEW_WHOLE)
    )
}

/// The page while it starts, and where it cannot: what stands in `index.html`.
pub(super) fn starting() -> String {
    let (page, mut out) = (include_str!("../../index.html"), String::new());
    let loading = cut(page, "<p id=\"loading\"").replace("<data id=\"size\"></data>", " (125 kB)");
    let (soon, _) = loading.split_once(" <span class=\"late\"").unwrap();
    specimen(&mut out, "loading", None, &format!("{soon}</p>"));
    specimen(
        &mut out,
        "loading, after eight seconds",
        None,
        &loading.replace("class=\"late\"", "").replace("<a href=\"?\"", "<a href=\"../\""),
    );
    let failed = cut(page, "<p id=\"trouble\"").replacen(" hidden", "", 2).replace("<code></code>", "<code>place=HK</code>");
    specimen(&mut out, "the program could not start", None, &failed.replace("<a href=\"\"", "<a href=\"../?place=HK\""));
    out
}

/// What is taken along, beside the ways to do so.
pub(super) fn taken(words: Words, ways: &str) -> String {
    let mut out = String::new();
    specimen(&mut out, "the ways to take it along", None, &ways.replacen("<details ", "<details open ", 1));
    for (state, text) in [
        ("copied", msg::TAKE_COPIED),
        ("copying is not allowed here: to be copied by hand", msg::TAKE_REFUSED),
        ("saved", msg::TAKE_SAVED),
        ("saving is not allowed here", msg::TAKE_FAILED),
    ] {
        let text = words.get(text);
        let html = format!(
            "<div class=\"taken\"><p>{text}</p><div><textarea readonly rows=\"2\" dir=\"auto\" aria-label=\"{text}\">\
             https://example.org/?place=HK</textarea></div></div>"
        );
        specimen(&mut out, state, None, &html);
    }
    out
}
