//! The height in every dialect: listeners written after the descriptions of others' scripts, three frames each.

use super::{QUESTIONS, host, watched};
use crate::browser::browse;
use serde_json::{Value, json};

/// Name, what stands in the frame's address before and after the question, other attributes, and the listener: a function of
/// the event and of the dialect's own frames.
const DIALECTS: [(&str, &str, &str, &str, &str); 8] = [
    ("own", "", "", "", "if (data.source === 'ai-access-widget' && data.type === 'resize') own(source).style.height = data.height + 'px'"),
    (
        "datawrapper",
        "",
        "",
        "scrolling=no",
        "if (data['datawrapper-height']) for (const id in data['datawrapper-height'])
            for (const f of frames) if (f.contentWindow === source) f.style.height = data['datawrapper-height'][id] + 'px'",
    ),
    (
        "datawrapper-by-address",
        "",
        "",
        "",
        "if (data['datawrapper-height']) for (const id in data['datawrapper-height']) {
            const f = document.getElementById('datawrapper-chart-' + id) || box.querySelector(`iframe[src*='${id}']`);
            if (f) f.style.height = data['datawrapper-height'][id] + 'px' }",
    ),
    ("amp", "", "", "", "if (data.sentinel === 'amp' && data.type === 'embed-size') own(source).height = data.height"),
    (
        "medium",
        "",
        "",
        "",
        "if (typeof data === 'string' && data[0] === '{') { const m = JSON.parse(data);
            if (m.context === 'iframe.resize') for (const f of frames) if (f.src === m.src && f.contentWindow === source) f.style.height = m.height + 'px' }",
    ),
    (
        "pym",
        "initialWidth=640&childId=pym-{n}&parentTitle=Host&parentUrl=https%3A%2F%2Fexample.org%2F&",
        "",
        "",
        "const m = typeof data === 'string' && /^pymxPYMxpym-(\\d)xPYMx(\\S+)xPYMx(.*)$/.exec(data);
            if (m && m[2] === 'height') frames[m[1]].setAttribute('height', parseInt(m[3]) + 'px')",
    ),
    (
        "wordpress",
        "",
        "#?secret=abc{n}",
        "sandbox=allow-scripts security=restricted scrolling=no",
        "if (data.message === 'height' && /^[a-zA-Z0-9]+$/.test(data.secret)) for (const f of frames)
            if (f.src.endsWith('secret=' + data.secret) && f.contentWindow === source) f.height = Math.min(1000, Math.max(200, data.value))",
    ),
    (
        "guardian",
        "",
        "",
        "",
        "if (typeof data === 'string' && data[0] === '{') { const m = JSON.parse(data);
            if (/^iframeMessenger:/.test(m.id) && m.type === 'set-height') own(source).height = m.value }",
    ),
];

#[test]
fn every_dialect_gives_the_height_and_nothing_grows() {
    let mut script = String::from("const HEARD = {};");
    let mut body = String::new();
    for (name, before, after, attributes, listener) in DIALECTS {
        script += &format!(
            "HEARD['{name}'] = ({{ data, source }}, box, frames, own) => {{ if (!frames.some((f) => f.contentWindow === source)) return;
                data = data ?? {{}}; {listener} }};"
        );
        body += &format!("<section id={name}>");
        for (number, question) in QUESTIONS.iter().enumerate() {
            let number = number.to_string();
            let (before, after) = (before.replace("{n}", &number), after.replace("{n}", &number));
            let address = format!("{{there}}/embed/?{before}{question}{after}");
            body += &format!("<iframe id={name}-{number} width=640 height=200 {attributes} src='{address}'></iframe>");
        }
        body += "</section>";
    }
    script += "addEventListener('message', (event) => { for (const [name, heard] of Object.entries(HEARD)) {
        const box = document.getElementById(name), frames = [...box.querySelectorAll('iframe')];
        heard(event, box, frames, (source) => frames.find((f) => f.contentWindow === source)); } });
        var heights = () => Object.fromEntries([...document.querySelectorAll('iframe')].map((f) => [f.id, f.clientHeight]));";
    browse(async |page| {
        host(&page, &script, &body).await?;
        let mut wishes = Vec::new();
        for (name, ..) in DIALECTS {
            for number in 0..QUESTIONS.len() {
                let id = format!("{name}-{number}");
                page.enter(&format!("#{id}")).await?;
                page.live().await?;
                let obeyed = "const wish = document.getElementById('page').getBoundingClientRect().height;
                    const most = arguments[0] === 'wordpress' ? 1000 : 4000;
                    return Math.abs(innerHeight - Math.min(most, wish)) <= 2";
                page.wait_with(&format!("{id} to have its height"), obeyed, vec![json!(name)]).await?;
                let told =
                    page.js("return [innerHeight, document.documentElement.hasAttribute('data-fits')]", Vec::new()).await?;
                wishes.push((id, told));
                page.leave().await?;
            }
        }
        // Where the host stops short, the frame scrolls rather than clips.
        for (id, told) in &wishes {
            let scrolls = id.starts_with("wordpress");
            page.enter(&format!("#{id}")).await?;
            let said = page.js("return document.documentElement.hasAttribute('data-fits')", Vec::new()).await?;
            assert_eq!(said, json!(!scrolls || told[0] != json!(1000)), "{id} fits");
            page.leave().await?;
        }
        let before = page.js("return heights()", Vec::new()).await?;
        tokio::time::sleep(watched()).await;
        let after = page.js("return heights()", Vec::new()).await?;
        assert_eq!(before, after, "heights before and after {:?} of nothing happening", watched());
        assert!(
            before
                .as_object()
                .is_some_and(|h| h.len() == DIALECTS.len() * QUESTIONS.len() && h.values().all(|v| v.as_i64() > Some(400)))
        );

        // A late script of another kind asks, and is answered at once.
        page.js(
            "window.late = []; addEventListener('message', (e) => late.push(e.data));
            window.send = (id, m) => document.getElementById(id).contentWindow.postMessage(m, '*');
            send('amp-0', { sentinel: 'amp', type: 'frames-init' }); send('wordpress-1', { message: 'ready', secret: 'abc1' });
            send('pym-2', 'pymxPYMxpym-2xPYMxwidthxPYMx640')",
            Vec::new(),
        )
        .await?;
        page.wait(
            "three answers",
            "return late.some((d) => d && d.type === 'embed-size') && late.some((d) => d && d.secret === 'abc1')
            && late.some((d) => String(d).startsWith('pymxPYMxpym-2xPYMxheight'))",
        )
        .await?;
        // The part of a frame that its reader sees bounds the lists in it: 400 of 900 pixels here, of which they take four fifths.
        page.js(
            "send('pym-1', 'pymxPYMxpym-1xPYMxviewport-iframe-positionxPYMx1000 900 500 0 1400 640');
            send('pym-1', 'pymxPYMxpym-1xPYMxviewport-iframe-positionxPYMxno number here')",
            Vec::new(),
        )
        .await?;
        page.enter("#pym-1").await?;
        page.wait("the room for lists", "return document.documentElement.style.getPropertyValue('--host-height') === '320px'")
            .await?;
        page.leave().await?;
        // What belongs to the host stays out of links.
        page.js("send('pym-0', { source: 'ai-access-host', v: 1, type: 'getState' })", Vec::new()).await?;
        page.wait("the state", "return late.some((d) => d && d.type === 'statechange')").await?;
        let link = page.js("return late.find((d) => d && d.type === 'statechange').permalink", Vec::new()).await?;
        assert_eq!(link, Value::from(format!("{}/?place=HK", page.site.elsewhere())));
        Ok(())
    });
}
