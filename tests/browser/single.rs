//! The page as one file, opened from the disk: it answers, it has its evidence, and it asks nobody for anything.

use crate::browser::browse;
use crate::engine;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

#[test]
fn one_file_is_the_whole_page() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("single.html");
    let data = engine::data();
    browse(async |page| {
        let made = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/single.mjs"))
            .args([page.site.folder(), &file])
            .output()
            .expect("node makes the file");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        for query in ["place=HK&channel=azure", "place=IT&channel=app&date=2023-04-10&provider=openai"] {
            page.go(&format!("file://{}?{query}", file.display())).await?;
            page.live().await?;
            let (scenario, _) = engine::read(&data, query);
            page.answers(&engine::answer(&data, &scenario), query).await?;
            // The claims and sources, which the page loads by themselves.
            let evidence = "return [...document.querySelectorAll('.evidence a[href^=\"https://\"]')].length > 0
                && document.querySelector('.evidence .claim').textContent.trim().length > 0";
            page.wait("the evidence", evidence).await?;
        }
        let asked = page
            .js(
                "return performance.getEntriesByType('resource').map((e) => e.name).filter((name) => !name.startsWith('data:'))",
                Vec::<Value>::new(),
            )
            .await?;
        assert_eq!(asked, json!([]), "the file asked for others");
        assert!(page.site.asked().is_empty());
        Ok(())
    });
}
