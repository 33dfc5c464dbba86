//! `embed.js` in a page of another origin: three ways to embed, events, commands, heights with bounds, impostors.

use super::host;
use crate::browser::browse;
use serde_json::json;

/// WebKit starts a lazy frame only close to being seen, and the second lies below the first.
const BODY: &str = "
    <ai-access-simulator id=a place=HK channel=api lock=provider><p id=fallback>Before the frame is there.</p></ai-access-simulator>
    <div id=b data-ai-access data-channel=azure data-title='Own title' data-loading=eager></div>
    <iframe id=c width=500 height=250 src='{there}/embed/?place=MO' sandbox='allow-scripts'></iframe>
    <iframe id=foreign srcdoc=\"<script>for (const h of [9999, NaN, 1]) parent.postMessage({ source: 'ai-access-widget', v: 1, type: 'resize', height: h }, '*')</script>\" width=300 height=100></iframe>
    <script>
        window.seen = [];
        for (const type of ['ready', 'statechange', 'sourceopen', 'error', 'resize'])
            for (const id of ['a', 'b']) document.getElementById(id).addEventListener(type, (e) => seen.push([id, type, e.detail]));
    </script>
    <script src='{there}/embed.js'></script>
    <script src='{there}/embed.js'></script>";

#[test]
fn the_host_script_embeds_in_three_ways() {
    browse(async |page| {
        host(&page, "", BODY).await?;
        page.wait(
            "three frames with heights of their own",
            "return ['a', 'b'].every((id) => seen.some(([i, t]) => i === id && t === 'ready'))
                && [...document.querySelectorAll('#a iframe, #b iframe, #c')].every((f) => f.clientHeight > 800)",
        )
        .await?;
        let shape = "return [document.querySelectorAll('iframe').length, document.getElementById('foreign').clientHeight,
            document.getElementById('fallback').checkVisibility(), document.getElementById('a').state.place,
            document.querySelector('#a iframe').title, document.querySelector('#b iframe').title, document.querySelector('#a iframe').loading]";
        let question = "Could a company in Hong Kong use OpenAI through its own API on 9 July 2024?";
        assert_eq!(page.js(shape, Vec::new()).await?, json!([4, 100, false, "HK", question, "Own title", "lazy"]));

        // Attributes and methods are commands; events tell what came of them.
        page.js("document.getElementById('a').setAttribute('place', 'MO')", Vec::new()).await?;
        page.wait("the attribute's effect", "return document.getElementById('a').state.place === 'MO'").await?;
        page.js("document.getElementById('a').setState({ channel: 'azure', date: '2025-01-01' })", Vec::new()).await?;
        page.wait("the method's effect", "return seen.some(([id, t, d]) => id === 'a' && t === 'statechange' && d.date === '2025-01-01' && d.channel === 'azure')").await?;
        page.js("document.getElementById('b').aiAccess.command('setState', { place: 'Atlantis' })", Vec::new()).await?;
        page.wait("the error", "return seen.some(([id, t, d]) => id === 'b' && t === 'error' && d.field === 'place')").await?;

        // Heights have bounds, whoever asks from inside.
        page.enter("#a iframe").await?;
        page.js("document.getElementById('page').style.paddingBottom = '9000px'", Vec::new()).await?;
        page.leave().await?;
        page.wait("the upper bound", "return document.querySelector('#a iframe').clientHeight === 4000").await?;

        // A removed element is gone, a new one starts, once it is near to being seen.
        page.js(
            "scrollTo(0, 0); document.getElementById('a').destroy(); const e = document.createElement('ai-access-simulator'); e.id = 'late';
            e.setAttribute('place', 'TW'); e.setState({ place: 'FR' }); document.body.prepend(e); e.setState({ place: 'IT' })",
            Vec::new(),
        )
        .await?;
        page.wait("the new element", "return document.getElementById('late').state?.place === 'IT'").await?;
        assert_eq!(page.js("return document.getElementById('a')", Vec::new()).await?, json!(null));
        Ok(())
    });
}

/// What has ended can begin again; until then readers see what stood there before.
#[test]
fn a_frame_that_was_ended_can_be_made_again() {
    const BODY: &str = "
        <div id=b data-ai-access data-channel=azure><p id=before>What stood there.</p><p id=never hidden>Hidden by its page.</p></div>
        <script src='{there}/embed.js'></script>";
    let seen = "return [...document.querySelectorAll('#b > *')].map((e) => e.id || e.localName).concat(
        ['before', 'never'].filter((id) => document.getElementById(id).checkVisibility()))";
    browse(async |page| {
        host(&page, "", BODY).await?;
        let ready = "return document.getElementById('b').aiAccess.state?.channel === 'azure'";
        page.wait("the frame", ready).await?;
        assert_eq!(page.js(seen, Vec::new()).await?, json!(["before", "never", "iframe"]));
        page.js("window.first = document.getElementById('b').aiAccess; first.destroy()", Vec::new()).await?;
        assert_eq!(page.js(seen, Vec::new()).await?, json!(["before", "never", "before"]));
        let again = "const b = document.getElementById('b'); const two = [aiAccess.mount(b), aiAccess.mount(b)];
            return [two[0] === first, two[0] === two[1]]";
        assert_eq!(page.js(again, Vec::new()).await?, json!([false, true]));
        page.wait("the new frame", ready).await?;
        assert_eq!(page.js(seen, Vec::new()).await?, json!(["before", "never", "iframe"]));
        Ok(())
    });
}

/// Everything that an address can say can be an attribute, the figures of a chip that somebody describes too; what both questions
/// ask can be changed by it.
#[test]
fn a_chip_can_be_described_by_attributes() {
    const BODY: &str = "
        <ai-access-simulator id=a view=train chip=own tpp=4000 die=800 data-centre=yes></ai-access-simulator>
        <div id=b data-ai-access data-view=train data-chip=own data-tpp=2399 data-die=814 data-data-centre=yes data-loading=eager></div>
        <script src='{there}/embed.js'></script>";
    browse(async |page| {
        host(&page, "", BODY).await?;
        let second = "return ['a', 'b'].map((id) => document.getElementById(id).aiAccess.state?.second)";
        page.wait("both answers", &format!("{second}.every((s) => s?.chip === 'own')")).await?;
        let said = page.js(second, Vec::new()).await?;
        let figures = |n: usize| ["tpp", "die", "data-centre"].map(|name| said[n][name].clone());
        assert_eq!(figures(0), [json!("4000"), json!("800"), json!("yes")]);
        assert_eq!(figures(1), [json!("2399"), json!("814"), json!("yes")]);
        page.js(
            "const a = document.getElementById('a'); a.setAttribute('tpp', '100'); a.removeAttribute('data-centre')",
            Vec::new(),
        )
        .await?;
        page.wait(
            "the changed figures",
            "const s = document.getElementById('a').state.second; return s?.tpp === '100' && !('data-centre' in s)",
        )
        .await?;
        page.js("document.getElementById('a').setAttribute('view', 'map')", Vec::new()).await?;
        page.wait("the other view", "return document.getElementById('a').state.view === 'map'").await
    });
}
