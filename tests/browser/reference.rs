//! The page as it looks, held against pictures that people have looked at: every view in three widths, two themes and three
//! languages, and the page on design. `UPDATE_EXPECT=1` takes them anew. What counts as a difference is in `picture`.

mod picture;

use crate::browser::browse;
use crate::page::Page;
use ai_access::view::View;
use picture::Picture;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::prelude::*;

/// Pictures are half as wide as the page.
const SCALE: f64 = 0.5;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

/// The fonts of this machine, by the width of a text in each of the page's two. Pictures taken with others lay lines out anew.
async fn fonts(page: &Page) -> WebDriverResult<String> {
    let widths = "const c = document.createElement('canvas').getContext('2d'), s = getComputedStyle(document.documentElement);
        return ['--serif', '--sans'].map((name) => { c.font = `32px ${s.getPropertyValue(name)}`;
            return ['Could a company use it?', '能否使用', 'هل يمكن'].map((text) => Math.round(c.measureText(text).width)).join(' ') }).join(' ')";
    Ok(page.js(widths, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

/// Takes a picture of the page from top to bottom.
async fn shoot(page: &Page) -> WebDriverResult<Picture> {
    let size = page.js("return [innerWidth, Math.ceil(document.body.getBoundingClientRect().height)]", Vec::new()).await?;
    let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": SCALE });
    let shot = json!({ "format": "png", "clip": clip, "captureBeyondViewport": true });
    let found = page.devtools("Page.captureScreenshot", shot).await?;
    let base64 = found["data"].as_str().unwrap_or_default();
    Ok(Picture::read(&decoded(base64)))
}

/// Base64, as the browser hands pictures over.
fn decoded(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|c| *c != b'=').collect();
    let whole = |four: &[u8]| {
        let bits = four.iter().fold(0_u32, |sum, c| sum << 6 | u32::from(value(*c))) << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    };
    digits.chunks(4).flat_map(whole).collect()
}

/// Holds a picture against the one that is kept, or keeps it.
fn hold(name: &str, shot: &Picture, same_fonts: bool, wrong: &mut Vec<String>) {
    let file = folder().join(format!("{name}.png"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(folder()).unwrap();
        return fs::write(&file, shot.written()).unwrap();
    }
    let Ok(kept) = fs::read(&file) else {
        return wrong.push(format!("{name}: there is no picture yet"));
    };
    if let Some(difference) = Picture::read(&kept).differs(shot, same_fonts) {
        let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/reference");
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join(format!("{name}.png")), shot.written()).unwrap();
        wrong.push(format!("{name}: {difference}"));
    }
}

/// What the machine's fonts are, and whether they are those of the pictures.
async fn compared(page: &Page) -> WebDriverResult<bool> {
    let (own, file) = (fonts(page).await?, folder().join("fonts.txt"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(folder()).unwrap();
        fs::write(&file, format!("{own}\n")).unwrap();
    }
    Ok(fs::read_to_string(&file).unwrap_or_default().trim() == own)
}

fn assert_alike(wrong: &[String]) {
    assert!(
        wrong.is_empty(),
        "\n{}\nThe new pictures are in target/reference, the kept ones in tests/reference. If the page is to look like that:\n\
         UPDATE_EXPECT=1 cargo test --features static,browser-tests --test browser reference",
        wrong.join("\n")
    );
}

fn views_look_as_they_did(lang: &str) {
    browse(async |page| {
        let mut wrong = Vec::new();
        let theme = |scheme: &str| json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }, { "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.devtools("Emulation.setEmulatedMedia", theme("light")).await?;
        page.open(&format!("lang={lang}")).await?;
        page.sourced().await?;
        let same_fonts = compared(&page).await?;
        for view in View::ALL {
            page.js("document.querySelector(`#tab-${arguments[0]}`).click()", vec![json!(view.id())]).await?;
            for scheme in ["light", "dark"] {
                page.devtools("Emulation.setEmulatedMedia", theme(scheme)).await?;
                // After the theme: in another one alone Chromium does not always draw anew what lies over the map's own layer.
                for width in [320, 640, 1024] {
                    page.width(width).await?;
                    let there =
                        "const p = document.querySelector('.panel'), r = p.parentElement; return p.dataset.view === arguments[0]
                        && !p.querySelector('.awaited, .sea') && !document.activeElement.matches('[role=tab]:focus')
                        && document.documentElement.hasAttribute('data-long') === (p.offsetHeight > r.clientHeight + 1)";
                    page.js("document.activeElement.blur(); scrollTo(0, 0)", Vec::new()).await?;
                    page.wait_with("the view", there, vec![json!(view.id())]).await?;
                    let shot = shoot(&page).await?;
                    hold(&format!("{}-{width}-{scheme}-{lang}", view.id()), &shot, same_fonts, &mut wrong);
                }
            }
        }
        assert_alike(&wrong);
        Ok(())
    });
}

#[test]
fn the_views_look_as_they_did_in_english() {
    views_look_as_they_did("en");
}

#[test]
fn the_views_look_as_they_did_in_chinese() {
    views_look_as_they_did("zh-Hans");
}

#[test]
fn the_views_look_as_they_did_in_arabic() {
    views_look_as_they_did("ar");
}

#[test]
fn the_page_on_design_looks_as_it_did() {
    browse(async |page| {
        let mut wrong = Vec::new();
        page.load("/design/").await?;
        assert_ne!(
            page.js("return document.querySelector('.specimen')", Vec::new()).await?,
            Value::Null,
            "dist/ has no page on design"
        );
        let same_fonts = compared(&page).await?;
        for width in [320, 1024] {
            page.width(width).await?;
            for scheme in ["light", "dark"] {
                page.devtools(
                    "Emulation.setEmulatedMedia",
                    json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
                )
                .await?;
                hold(&format!("design-{width}-{scheme}"), &shoot(&page).await?, same_fonts, &mut wrong);
            }
        }
        assert_alike(&wrong);
        Ok(())
    });
}
