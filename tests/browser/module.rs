//! The module for developers in a browser: it loads from the published site under its own policy, and answers as the engine
//! does. What it answers to thousands of questions is compared in Node (tests/module).

use crate::browser::browse;
use crate::engine;
use crate::server::Mode;
use serde_json::{Value, json};

#[test]
fn the_module_answers_in_a_browser() {
    let data = engine::data();
    let (scenario, _) = engine::read(&data, "place=HK&channel=azure");
    let expected = engine::answer(&data, &scenario).verdict;
    browse(async |page| {
        page.site.serve(Mode { published_headers: true, ..Mode::default() });
        page.open("").await?;
        let answer = page
            .js_later(
                "const done = arguments[arguments.length - 1];
                 import(new URL('api.js', location)).then(async (api) => {
                   await api.default();
                   const { verdict, sentence } = api.evaluate({ place: 'HK', channel: 'azure' });
                   let refused = null;
                   try { api.evaluate({ provider: 'opnai' }) } catch (error) { refused = [error.code, error.field, error.nearest] }
                   done({ verdict, sentence: typeof sentence, refused });
                 }).catch((error) => done(String(error)))",
                Vec::<Value>::new(),
            )
            .await?;
        assert_eq!(
            answer,
            json!({ "verdict": expected, "sentence": "string", "refused": ["invalid-value", "provider", "openai"] })
        );
        Ok(())
    });
}
