// The codes that the builder hands out, as text. Knows nothing of the page.

const escaped = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

// What the frame's address says beyond the question.
export function settings({ locks, controls, theme, lang, data, answer }) {
  return Object.entries({ lang, theme, controls: controls ? "0" : "", lock: controls ? "" : locks.join("~"), data, answer }).filter(([, value]) => value);
}

export function address(base, question, options) {
  const query = [...question, ...settings(options)].map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%7E", "~")}`).join("&");
  return `${base}embed/${query && `?${query}`}`;
}

// `question`: pairs of the fields that differ from the usual ones; `state`: what the widget says of itself.
export function codes({ base, question, state, options }) {
  const src = escaped(address(base, question, options));
  const title = escaped(state.question);
  const width = options.width ? `${options.width}` : "100%";
  const style = `border:0;${options.width ? `width:${options.width}px;max-width:100%` : "width:0;min-width:100%"};height:${options.height}px`;
  const frame = `<iframe src="${src}"
  title="${title}"
  width="${width}" height="${options.height}" loading="lazy" frameborder="0" style="${style}"
  referrerpolicy="no-referrer"
  sandbox="${SANDBOX} allow-downloads"></iframe>`;
  const link = `<p><a href="${escaped(state.permalink)}">${escaped(state.sentence)}</a></p>`;
  const script = `<script src="${escaped(base)}embed.js" async></script>`;
  const attributes = [...question, ...settings(options)].map(([name, value]) => `${name}="${escaped(value)}"`);
  const element = `<ai-access-simulator ${[...attributes, `height="${options.height}"`].join(" ")}>
  ${link}
</ai-access-simulator>`;
  return [
    { id: "iframe", name: "Frame alone", hint: "For every system that takes an iframe. Keeps its height; scrolls inside where that is too little.", text: `${frame}\n${link}` },
    { id: "script", name: "Frame and script", hint: "The height follows the answer.", text: `${frame}\n${link}\n${script}` },
    { id: "element", name: "Element", hint: "For pages that listen to the widget or steer it.", text: `${script}\n${options.width ? `<div style="max-width:${options.width}px">\n${element}\n</div>` : element}` },
    {
      id: "amp", name: "AMP", hint: "Needs the component amp-iframe and an address that starts with https.",
      text: `<amp-iframe src="${src}" title="${title}"
  width="${options.width || 640}" height="${options.height}" layout="responsive" resizable
  sandbox="${SANDBOX}">
  <div placeholder>${escaped(state.sentence)}</div>
  <div overflow tabindex="0" role="button" aria-label="Show all">Show all</div>
</amp-iframe>`,
    },
    {
      id: "picture", name: "Picture and text", hint: "For newsletters and feeds; the picture is below.",
      text: `<p><a href="${escaped(state.permalink)}"><img src="ai-access.svg" width="640" alt="${escaped(`${state.question} ${state.sentence}`)}"></a></p>\n${link}`,
    },
  ];
}
