//! The static answer: the page's own components rendered without a browser, as `index.html` carries them. Fails when the
//! committed file is stale; `UPDATE_EXPECT=1 cargo test --features static --test static_answer` writes it anew.

use ai_access::dataset::Dataset;
use ai_access::link::setting::Setting;
use ai_access::scenario::Scenario;
use ai_access::state::State;
use ai_access::text::Texts;
use ai_access::ui::{App, AppProps, Shared};
use ai_access::view::View;
use expect_test::expect_file;
use yew::LocalServerRenderer;

#[tokio::test(flavor = "current_thread")]
async fn index_html_carries_the_default_answer() {
    let data = Dataset::embedded().unwrap();
    let scenario = Scenario::default_for(&data);
    let initial = State {
        scenario,
        view: View::FIRST,
        pin: None,
        training: Vec::new(),
        gate: None,
        invalid: Vec::new(),
        story: None,
        setting: Setting::default(),
    };
    let props = AppProps { data: Shared::new(data, Texts::english()), initial, standing: Default::default() };
    let html = tokio::task::LocalSet::new()
        .run_until(async { LocalServerRenderer::<App>::with_props(props).hydratable(false).render().await })
        .await;

    // One element a line, so that a change of the answer is a readable difference.
    let lines = html.replace("><", ">\n<");
    assert!(lines.contains("data-verdict=\"blocked\"") && lines.contains("data-stops-at=\"home-state\""));
    expect_file!["../www/answer.html"].assert_eq(&format!("{lines}\n"));
}
