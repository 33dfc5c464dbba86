//! The static answer in `index.html` is what the live page shows for the usual question.

use crate::browser::browse;

#[test]
fn the_static_answer_is_the_live_one() {
    browse(async |page| {
        // Everything that is read: texts, and the values of the controls. Space between elements differs and does not count.
        let texts = r#"
            const root = document.querySelector("[data-verdict]:not([data-place])");
            // What only a live page can do.
            root.querySelectorAll("[data-live]").forEach((part) => part.remove());
            const clean = (text) => text.replace(/\s+/g, " ").trim();
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) { const text = clean(walker.currentNode.data); if (text) found.push(text); }
            for (const control of root.querySelectorAll("input, select")) found.push(`${control.name || control.ariaLabel} = ${control.value}`);
            for (const link of root.querySelectorAll("a[href]")) found.push(link.href);
            for (const button of root.querySelectorAll("button, details")) found.push(`${button.ariaExpanded} ${button.ariaLabel} ${button.open}`);
            return found;"#;
        page.scripts(false).await?;
        page.load("/").await?;
        let (still, still_texts) = (page.answer().await?, page.js(texts, Vec::new()).await?);
        assert!(still.is_some(), "index.html carries no answer; `make build` puts it there");
        page.scripts(true).await?;
        page.open("").await?;
        let (live, live_texts) = (page.answer().await?, page.js(texts, Vec::new()).await?);
        assert_eq!(still, live, "left the static answer, right the live one; `make test` says how to write it anew");
        for (still, live) in still_texts.as_array().unwrap().iter().zip(live_texts.as_array().unwrap()) {
            assert_eq!(still, live, "left a text of the static page, right of the live one");
        }
        assert_eq!(still_texts.as_array().map(Vec::len), live_texts.as_array().map(Vec::len), "number of texts");
        Ok(())
    });
}
