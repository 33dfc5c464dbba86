//! The builder hands out codes that work; the demonstration shows three frames.

use super::{LISTENER, host};
use crate::browser::browse;
use crate::server::Mode;
use serde_json::json;

#[test]
fn the_builder_s_codes_work() {
    browse(async |page| {
        page.site.serve(Mode { published_headers: true, ..Mode::default() });
        page.load("/builder/?place=HK").await?;
        page.wait("the code", "return document.getElementById('code-iframe')?.value.includes('place=HK')").await?;
        // The question is asked in the frame itself.
        page.enter("#ask").await?;
        page.live().await?;
        page.choose("channel", "azure").await?;
        page.leave().await?;
        page.wait("the code to follow", "return document.getElementById('code-iframe').value.includes('channel=azure')").await?;
        page.js(
            "const o = document.getElementById('options'); o.querySelector('[value=place]').checked = true; o.elements.theme.value = 'dark';
             o.elements.data.value = 'pinned'; o.elements.height.value = '700'; o.dispatchEvent(new Event('input', { bubbles: true }))",
            Vec::new(),
        )
        .await?;
        page.wait("the options in the code", "return document.getElementById('code-iframe').value.includes('lock=place')")
            .await?;
        let codes = page
            .js("return Object.fromEntries([...document.querySelectorAll('textarea')].map((t) => [t.id, t.value]))", Vec::new())
            .await?;
        let frame = codes["code-iframe"].as_str().unwrap().to_owned();
        let question = "Could a company in Hong Kong use OpenAI through Microsoft’s Azure on 9 July 2024?";
        for part in [
            "theme=dark",
            "data=",
            "&amp;answer=conditional",
            "height=\"700\"",
            "sandbox=\"allow-scripts",
            "loading=\"lazy\"",
            "&amp;channel=azure",
            "Yes, on conditions.",
        ] {
            assert!(frame.contains(part), "{part} is missing in {frame}");
        }
        assert!(frame.starts_with("<iframe ") && !frame.contains("<script"), "{frame}");
        for (id, part) in [
            ("code-script", "embed.js"),
            ("code-element", "<ai-access-simulator place=\"HK\""),
            ("code-amp", "<amp-iframe"),
            ("code-picture", "<img src="),
        ] {
            assert!(codes[id].as_str().is_some_and(|c| c.contains(part)), "{id} has no {part}: {}", codes[id]);
        }
        let title = frame.split("title=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        // The picture is one, and says the sentence. WebKit gives it the width that it is shown with.
        page.wait("the picture", "const p = document.getElementById('picture'); return p.complete && p.naturalWidth > 0 && p.alt.startsWith('Yes, on conditions.')").await?;
        page.wait(
            "three previews",
            "return [...document.querySelectorAll('#previews iframe')].every((f) => f.src.includes('lock=place'))",
        )
        .await?;

        // What the embed opens with: chosen there, or by going there in the frame.
        let chosen = "const s = document.getElementById('options').elements[arguments[0]]; s.value = arguments[1];
            s.dispatchEvent(new Event('input', { bubbles: true })); return s.value";
        let written = "return ['iframe', 'element'].every((c) => arguments[0].every((part) => document.getElementById('code-' + c).value.includes(part)))";
        assert_eq!(page.js(chosen, vec![json!("view"), json!("map")]).await?, json!("map"));
        page.wait_with("the tab in the address", written, vec![json!(["map", "HK", "azure"])]).await?;
        page.enter("#ask").await?;
        page.wait("the map", "return !!document.querySelector('[role=tabpanel][data-view=map]')").await?;
        page.find("[role=tab][id=tab-sources]").await?.click().await?;
        page.leave().await?;
        page.wait_with("the other tab", written, vec![json!(["sources", "HK"])]).await?;
        assert_eq!(page.js(chosen, vec![json!("story"), json!("july-2024")]).await?, json!("july-2024"));
        page.wait_with("the story in the code", written, vec![json!(["july-2024", "2024-06-25"])]).await?;
        // In the language of the embed.
        page.js(chosen, vec![json!("lang"), json!("fr")]).await?;
        let french = "const code = document.getElementById('code-iframe').value; return code.includes('lang=fr') && /title=\"[^\"]*entreprise/.test(code) && /<p><a[^>]*>Non\\./.test(code)";
        page.wait("title and text in French", french).await?;

        // The first code in a page of another origin, and the third.
        for (code, frame) in
            [(frame, "iframe"), (codes["code-element"].as_str().unwrap().to_owned(), "ai-access-simulator iframe")]
        {
            host(&page, LISTENER, &code.replace(page.site.origin(), "{there}")).await?;
            page.wait("the frame of the code", "return got.some((m) => m.type === 'ready')").await?;
            let state = page.js("return got.find((m) => m.type === 'ready').state", Vec::new()).await?;
            assert_eq!(
                (&state["place"], &state["channel"], &state["verdict"]),
                (&json!("HK"), &json!("azure"), &json!("conditional"))
            );
            assert_eq!(state["question"], json!(title));
            page.enter(frame).await?;
            let shown = "return [document.documentElement.dataset.theme, document.querySelectorAll('[role=combobox][aria-label=Place]').length]";
            assert_eq!(page.js(shown, Vec::new()).await?, json!(["dark", 0]));
            page.leave().await?;
        }
        assert_eq!(title, question);
        Ok(())
    });
}

#[test]
fn the_demonstration_shows_three_frames() {
    browse(async |page| {
        page.site.serve(Mode { published_headers: true, ..Mode::default() });
        page.load("/demo/").await?;
        let mut verdicts = Vec::new();
        for frame in ["#plain", "#element iframe", "#data iframe"] {
            page.wait_with("the frame", "return !!document.querySelector(arguments[0])", vec![json!(frame)]).await?;
            page.enter(frame).await?;
            page.live().await?;
            verdicts.push(page.answer().await?.expect("an answer").verdict);
            page.wait("the height", "return document.documentElement.hasAttribute('data-fits')").await?;
            page.leave().await?;
        }
        assert_eq!(verdicts, ["blocked", "conditional", "blocked"]);
        let ok = "return document.documentElement.scrollWidth <= innerWidth
            && [...document.querySelectorAll('figure p')].every((p) => !p.checkVisibility())";
        assert_eq!(page.js(ok, Vec::new()).await?, json!(true));
        Ok(())
    });
}
