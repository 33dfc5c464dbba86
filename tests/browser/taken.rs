//! What a reader takes along, in the page: copied, saved, drawn, or standing there to be copied by hand.

use crate::browser::browse;
use crate::engine;
use crate::page::Page;
use crate::server::Mode;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const SHOWN: &str = "return document.querySelector('#taken textarea')?.value ?? ''";

/// Presses one of the buttons, and waits for what comes of it.
async fn take(page: &Page, kind: &str) -> WebDriverResult<String> {
    page.js("document.querySelector('.take').open = true; document.querySelector('#taken > div').replaceChildren()", Vec::new())
        .await?;
    page.find(&format!("[data-take={kind}]")).await?.click().await?;
    page.wait(&format!("{kind} to be there"), "return document.querySelector('#taken > div').children.length > 0").await?;
    Ok(page.js(SHOWN, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn an_answer_can_be_taken_along() {
    let data = engine::data();
    browse(async |page| {
        page.site.serve(Mode { published_headers: true, ..Mode::default() });
        // Files go nowhere here, but are remembered.
        let remember = "window.saved = []; const click = HTMLAnchorElement.prototype.click;
            HTMLAnchorElement.prototype.click = function () { this.download ? saved.push(this.download) : click.call(this) };
            window.print = () => saved.push('printed')";
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": remember })).await?;
        page.devtools("Browser.grantPermissions", json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }))
            .await?;
        page.open("place=HK&channel=azure").await?;
        page.sourced().await?;
        assert!(!page.site.asked().iter().any(|a| a.starts_with("/take-")), "the script is not loaded before it is wanted");

        let link = take(&page, "link").await?;
        assert_eq!(link, format!("{}/?place=HK&channel=azure", page.site.origin()));
        assert_eq!(page.js("return document.querySelector('#taken p').textContent", Vec::new()).await?, json!("Copied."));
        let citation = take(&page, "citation").await?;
        let version = data.tables().version;
        assert!(
            citation.contains("Could a company in Hong Kong use OpenAI’s models through Microsoft’s Azure on 9 July 2024?"),
            "{citation}"
        );
        assert!(citation.ends_with(&format!("{link}&data={version}")), "{citation}");
        assert!(take(&page, "bibtex").await?.starts_with("@misc{ai-access-hk-openai-azure-2024-07-09,"));

        let given: Value = serde_json::from_str(&take(&page, "json").await?)?;
        let (scenario, _) = engine::read(&data, "place=HK&channel=azure");
        let wanted: Value = serde_json::from_str(&ai_access::report::answer(&data, &scenario).to_string())?;
        assert_eq!(given, wanted, "the same shape and content as the command line's");
        take(&page, "csv").await?;
        for kind in ["svg", "png"] {
            take(&page, kind).await?;
            let size = page.js("const i = document.querySelector('#taken img'); return i && [i.naturalWidth, i.naturalHeight >= 630, i.alt.length > 40]", Vec::new()).await?;
            assert_eq!(size, json!([1200, true, true]), "{kind}");
        }
        take(&page, "print").await?;
        let name = "ai-access-hk-openai-azure-2024-07-09";
        let saved = page.js("return saved", Vec::new()).await?;
        assert_eq!(
            saved,
            json!([format!("{name}.json"), format!("{name}.csv"), format!("{name}.svg"), format!("{name}.png"), "printed"])
        );
        let cited = page.js("return document.querySelectorAll('.cited ol li').length", Vec::new()).await?;
        assert_eq!(cited, json!(wanted["sources"].as_object().map(serde_json::Map::len)));
        // With what each gate's first rule says.
        let told = page.js("return document.querySelector('.cited ul').textContent", Vec::new()).await?;
        let first = wanted["gates"].as_array().unwrap().iter().filter_map(|gate| gate["rules"][0].as_str());
        for claim in first.map(|id| wanted["rules"][id]["claim"].as_str().unwrap()) {
            assert!(told.as_str().unwrap().contains(claim), "{claim} is not on paper: {told}");
        }

        // Another question takes away what belonged to the one before.
        page.choose("channel", "api").await?;
        page.wait("the room to be empty", "return document.querySelector('#taken > div').children.length === 0").await
    });
}

/// Beside another question, too, all that is taken along is about the first one, and says which that is.
#[test]
fn beside_another_question_the_first_one_is_taken() {
    let question = "Could a company in China use OpenAI’s models through the maker’s own API on 9 July 2024?";
    browse(async |page| {
        page.site.serve(Mode { published_headers: true, ..Mode::default() });
        for (view, other) in [("train", "[data-train-sentence]"), ("money", "[data-money-sentence]")] {
            page.open(&format!("view={view}&chip=l40")).await?;
            page.wait_with("the other answer", "return !!document.querySelector(arguments[0])", vec![json!(other)]).await?;
            page.wait("the evidence", "return !!document.querySelector('[data-take=json]')").await?;
            let named = page.js("return document.querySelector('.take p').textContent", Vec::new()).await?;
            assert_eq!(named, json!(question), "{view}");
            assert!(
                take(&page, "citation").await?.contains(&format!("“{question} No. On 9 July 2024 a company in China")),
                "{view}"
            );
            assert_eq!(take(&page, "link").await?, format!("{}/", page.site.origin()));
            let given: Value = serde_json::from_str(&take(&page, "json").await?)?;
            take(&page, "svg").await?;
            let drawn = "const i = document.querySelector('#taken img'), svg = decodeURIComponent(i.src);
                return [svg.match(/<title>([^<]*)/)[1], svg.match(/<circle/g).length, i.alt]";
            let sentence = given["sentence"].as_str().unwrap_or_default();
            let picture = page.js(drawn, Vec::new()).await?;
            assert_eq!(picture, json!([format!("{question} {sentence}"), 5, sentence]), "{view}");
        }
        Ok(())
    });
}

/// A frame without an origin may neither copy nor save: the text stands there, selected.
#[test]
fn where_copying_is_refused_the_text_can_be_copied_by_hand() {
    browse(async |page| {
        page.site.serve(Mode { published_headers: true, ..Mode::default() });
        page.devtools("Browser.setPermission", json!({ "permission": { "name": "clipboard-write" }, "setting": "denied" }))
            .await?;
        page.open("").await?;
        page.js("Object.defineProperty(navigator, 'clipboard', { value: undefined })", Vec::new()).await?;
        let link = take(&page, "link").await?;
        assert_eq!(link, format!("{}/", page.site.origin()));
        let selected = page
            .js("const a = document.activeElement; return a.value.slice(a.selectionStart, a.selectionEnd)", Vec::new())
            .await?;
        assert_eq!(selected, json!(link));
        let said = page.js("return document.querySelector('#taken p').textContent", Vec::new()).await?;
        assert!(said.as_str().unwrap_or_default().contains("copy it by hand"), "{said}");
        Ok(())
    });
}

#[test]
fn what_is_asked_for_on_paper_fits_one_page() {
    browse(async |page| {
        page.width(794).await?;
        for query in [
            "",
            "place=HK&channel=azure",
            "who=individual&channel=app&route=vpn",
            "view=map&lang=ar",
            "view=compare&lang=zh-Hans",
        ] {
            page.open(query).await?;
            page.wait(
                "all there is to print",
                "return !!document.querySelector('[data-take=print]') && !document.querySelector('.awaited, .sea')",
            )
            .await?;
            page.js("window.print = () => { window.printed = true; }", Vec::new()).await?;
            page.find(".take > summary").await?.click().await?;
            page.find("[data-take=print]").await?.click().await?;
            page.wait("the browser to be asked to print", "return window.printed && !!document.querySelector('.cited li')")
                .await?;
            let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
            let printed = page.devtools("Page.printToPDF", paper).await?;
            let pages = "return atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b(?!s)/g).length";
            assert_eq!(page.js(pages, vec![printed["data"].clone()]).await?, json!(1), "{query}: pages");
        }
        Ok(())
    });
}
