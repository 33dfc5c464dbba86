//! Accessibility: axe finds nothing to complain about in what no view shows by itself, such as a wrong link or an open list, and
//! the controls have the names and roles of the contract. Every view of every answer is looked at in `access`.

use crate::axe::{Axe, Rules, WIDTHS, media, unfold, whole};
use crate::browser::browse;
use crate::page::ESCAPE;
use serde_json::Value;
use thirtyfour::prelude::*;

#[test]
fn axe_finds_nothing_at_any_gate() {
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        page.open("place=HK&channel=azure").await?;
        for gate in ["launch", "home-state", "provider", "seller", "export-law"] {
            page.find(&format!("[data-gate={gate}] button")).await?.click().await?;
            whole(&page).await?;
            for (theme, rules) in [("light", Rules::All), ("dark", Rules::Colours)] {
                media(&page, &[("prefers-color-scheme", theme)]).await?;
                axe.look("html", rules, &format!("the gate {gate}, {theme}")).await?;
            }
        }
        axe.assert_none();
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_a_wrong_link_and_in_a_list_of_places() {
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        page.open("place=Atlantis&date=x").await?;
        axe.look_everywhere("html", "a wrong link").await?;
        for (typed, state) in [("ch", "a list of some places"), ("qqqqxxz", "no place of that name")] {
            for width in WIDTHS {
                page.width(width).await?;
                page.type_place("[role=combobox][aria-label=Place]", typed).await?;
                let there = "return document.querySelector('[aria-expanded=true][role=combobox]') !== null";
                page.wait("the list or its absence", there).await?;
                whole(&page).await?;
                axe.look("html", Rules::ButColours, &format!("{state}, {width} px")).await?;
                for theme in ["light", "dark"].into_iter().filter(|_| width == 320) {
                    media(&page, &[("prefers-color-scheme", theme)]).await?;
                    axe.look("html", Rules::Colours, &format!("{state}, {theme}")).await?;
                }
                page.keys(ESCAPE).await?;
            }
        }
        axe.assert_none();
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_a_story_and_among_all_sources() {
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        page.open("story=july-2024&step=3&view=sources").await?;
        page.sourced().await?;
        page.wait("the story", "return document.querySelectorAll('.story .said p').length === 2").await?;
        page.js("document.querySelector('.take').open = true", Vec::new()).await?;
        page.find("[data-take=csv]").await?.click().await?;
        page.wait("something to take", "return !!document.querySelector('#taken textarea')").await?;
        axe.look_everywhere("html", "a story among its sources").await?;
        axe.assert_none();
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_other_languages() {
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        for lang in ["zh-Hans", "ar"] {
            for query in ["", "channel=azure", "place=SA", "place=Atlantis"] {
                page.open(&format!("{query}&lang={lang}")).await?;
                axe.look_everywhere("html", &format!("{lang}, {query}")).await?;
            }
        }
        axe.assert_none();
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_beside_a_pinned_answer() {
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        page.open("view=compare&pin=place.TW").await?;
        unfold(&page).await?;
        axe.look_everywhere("html", "a pinned answer").await?;
        axe.assert_none();
        Ok(())
    });
}

/// The theme that a link names, against that of the reader's machine.
#[test]
fn axe_finds_nothing_in_the_theme_of_a_link() {
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        for (named, own) in [("light", "dark"), ("dark", "light")] {
            media(&page, &[("prefers-color-scheme", own)]).await?;
            page.open(&format!("channel=azure&theme={named}")).await?;
            whole(&page).await?;
            axe.look("html", Rules::Colours, &format!("theme={named} where {own} is preferred")).await?;
        }
        axe.assert_none();
        Ok(())
    });
}

/// What stands beside the page: nothing of it is drawn by the program.
#[test]
fn axe_finds_nothing_in_the_other_pages() {
    browse(async |page| {
        let mut axe = Axe::beside(&page).await?;
        for path in ["/design/", "/builder/?place=HK", "/demo/", "/privacy/"] {
            page.load(path).await?;
            page.wait("the page", "return document.readyState === 'complete'").await?;
            for width in WIDTHS {
                page.width(width).await?;
                axe.look("html", Rules::ButColours, &format!("{path}, {width} px")).await?;
            }
            for theme in ["light", "dark"] {
                media(&page, &[("prefers-color-scheme", theme)]).await?;
                axe.look("html", Rules::Colours, &format!("{path}, {theme}")).await?;
            }
        }
        axe.assert_none();
        Ok(())
    });
}

#[test]
fn the_controls_have_the_names_and_roles_of_the_contract() {
    browse(async |page| {
        page.open("").await?;
        let mut seen = Vec::new();
        for element in
            page.find_all("[data-verdict] :is(select, input, button, summary, a[href], [role=combobox], [role=slider])").await?
        {
            if element.is_displayed().await? || element.tag_name().await? == "input" {
                let (name, role) = page.name_and_role(&element).await?;
                assert!(!name.trim().is_empty(), "without a name: {}", element.outer_html().await?);
                seen.push((name, role));
            }
        }
        let has = |name: &str, roles: &[&str]| seen.iter().any(|(n, r)| n.contains(name) && roles.contains(&r.as_str()));
        let choice = ["combobox", "listbox", "radio", "MenuListSelect", "ComboBoxSelect"];
        for name in ["Place", "Provider", "Channel", "Who", "Owner", "Route", "Model"] {
            assert!(has(name, &choice), "no choice is named {name}: {seen:?}");
        }
        assert!(has("Date", &["slider"]), "no slider is named Date: {seen:?}");
        let days = page.find("input[type=date]").await?;
        assert!(page.name_and_role(&days).await?.0.contains("Date"), "the date field is not named Date");
        // Options are valued by the ids.
        for (name, value) in [("provider", "deepseek"), ("channel", "azure-china"), ("who", "government"), ("route", "vpn")] {
            page.find(&format!("select[name={name}] option[value={value}]")).await?;
        }
        Ok(())
    });
}

#[test]
fn the_slider_says_the_day_and_the_answer() {
    browse(async |page| {
        page.open("").await?;
        let slider = page.find("input[type=range], [role=slider]").await?;
        let number = async |name: &str| WebDriverResult::Ok(slider.prop(name).await?.and_then(|v| v.parse::<i32>().ok()));
        let (low, now, high) = (number("min").await?, number("value").await?, number("max").await?);
        assert!(low < now && now < high, "{low:?} {now:?} {high:?}");
        let text = slider.attr("aria-valuetext").await?.unwrap_or_default();
        assert!(text.contains("9 July 2024"), "the slider says {text:?}");
        page.choose("channel", "azure").await?;
        page.wait("the address to follow", "return location.search.includes('azure')").await?;
        assert_ne!(
            slider.attr("aria-valuetext").await?.unwrap_or_default(),
            text,
            "another answer of the same day reads the same"
        );
        Ok(())
    });
}

#[test]
fn the_answer_is_announced_and_the_language_is_said() {
    browse(async |page| {
        page.open("").await?;
        let live =
            "const s = document.querySelector('[data-sentence]'); const live = s.closest('[role=status], [aria-live=polite]');
            window.region = live; return !!live && document.documentElement.lang === 'en' && document.title.length > 10";
        assert_eq!(
            page.js(live, Vec::new()).await?,
            Value::Bool(true),
            "no live region around the sentence, no language or no title"
        );
        page.choose("channel", "azure").await?;
        page.wait("the address to follow", "return location.search.includes('azure')").await?;
        // A region that is replaced is not read out.
        let same = "return region.isConnected && region.contains(document.querySelector('[data-sentence]'))";
        assert_eq!(page.js(same, Vec::new()).await?, Value::Bool(true), "the live region was replaced, so nothing is read out");
        Ok(())
    });
}
