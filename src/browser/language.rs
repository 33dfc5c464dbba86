//! The page's language: what the reader wishes, its texts loaded beside the page, and the browser's own names and dates in it.

use super::{address_pairs, load, put_address, root};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::link::Invalid;
use crate::text::{DateForm, LANGUAGES, Language, Locale, Texts, Words, msg, wished};
use js_sys::{Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type Collator;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<Collator, JsValue>;
    #[wasm_bindgen(method)]
    fn compare(this: &Collator, a: &str, b: &str) -> i32;
}

thread_local! {
    // A language that was loaded stays for as long as the page: its texts are borrowed from what was loaded.
    static LOADED: RefCell<Vec<Texts>> = const { RefCell::new(Vec::new()) };
}

/// The language that the address wishes for; English if it does not say.
///
/// # Errors
/// If there is no such language.
pub fn wish() -> Result<&'static Language, Invalid> {
    let [embedded, ..] = &LANGUAGES;
    let pairs = address_pairs();
    let value = pairs.iter().rfind(|(key, _)| key == "lang").map(|(_, value)| value.trim()).filter(|v| !v.is_empty());
    let own = || web_sys::window().map(|w| w.navigator().languages()).unwrap_or_default();
    value.map_or(Ok(embedded), |value| wished(value, own().iter().filter_map(|tag| tag.as_string())))
}

/// Hands over a language's texts; none if they cannot be had. Called back once, at once if they are there.
pub fn speak(language: &'static Language, data: &Rc<Dataset<'static>>, done: impl FnOnce(Option<Texts>) + 'static) {
    if *language == LANGUAGES[0] {
        return done(Some(Texts::english()));
    }
    let known = LOADED.with_borrow(|loaded| loaded.iter().find(|t| t.language() == language).cloned());
    if known.is_some() {
        return done(known);
    }
    let data = data.clone();
    load(&format!("texts-{}", language.id), move |bytes| {
        let packed = bytes.and_then(|b| String::from_utf8(b).ok());
        let texts = packed.and_then(|text| Texts::read(language, text.leak())).map(|texts| localised(&data, texts));
        LOADED.with_borrow_mut(|loaded| loaded.extend(texts.clone()));
        done(texts);
    });
}

/// Says on the page's root and in its title which language is spoken.
pub fn show(texts: &Texts) {
    let language = texts.language();
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", language.id);
        let _ = root.set_attribute("dir", if language.rtl { "rtl" } else { "ltr" });
    }
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        document.set_title(texts.get(msg::PAGE_TITLE));
    }
}

/// Writes the language into the address; English, the usual one, is left out.
pub fn write(language: &Language) {
    let mut pairs = address_pairs();
    pairs.retain(|(key, _)| key != "lang");
    if *language != LANGUAGES[0] {
        pairs.push(("lang".to_owned(), language.id.to_owned()));
    }
    put_address(pairs, false);
}

/// The same texts with the browser's names of places and its dates, as far as it has them.
fn localised(data: &Dataset, texts: Texts) -> Texts {
    let tag = texts.language().intl;
    let names = DisplayNames::new(tag, &options(&[("type", "region"), ("fallback", "none")])).ok();
    let name = |code: &str| names.as_ref()?.of(code).ok()?;
    let places: Vec<String> = data.places().map(|(_, place)| name(place.code).unwrap_or_default()).collect();
    let formats: Vec<Option<DateTimeFormat>> = [
        [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")].as_slice(),
        &[("day", "numeric"), ("month", "short"), ("year", "numeric"), ("timeZone", "UTC")],
        &[("month", "long"), ("year", "numeric"), ("timeZone", "UTC")],
    ]
    .map(|parts| DateTimeFormat::new(tag, &options(parts)).ok())
    .into();
    let write_day = Rc::new(move |day: Date, form: DateForm| {
        let format = formats.get(form as usize).and_then(Option::as_ref);
        let written = format.and_then(|f| f.format(f64::from(day.day_number()) * 86_400_000.0).ok());
        written.unwrap_or_else(|| day.to_string())
    });
    let named = texts.clone().with(Locale {
        places: places.clone(),
        order: data.tables().alphabetical.clone(),
        write_day: write_day.clone(),
    });
    let Ok(collator) = Collator::new(tag) else { return named };
    // By the names that are shown, which are not the browser's alone.
    let words = Words::new(data, &named);
    let mut order: Vec<(String, _)> = Vec::new();
    for (id, _) in data.places() {
        let name = words.place(id);
        let at = order.partition_point(|(before, _)| collator.compare(before, &name) <= 0);
        order.insert(at, (name, id));
    }
    texts.with(Locale { places, order: order.into_iter().map(|(_, id)| id).collect(), write_day })
}

fn options(pairs: &[(&str, &str)]) -> JsValue {
    let object = Object::new();
    for (key, value) in pairs {
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object.into()
}
