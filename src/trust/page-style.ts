import { createHash } from 'node:crypto';

/** The one style of the public pages: light and dark, a phone and a desk, left to right and right to left, and paper. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #f3f4f6; --card: #fff; --ink: #16181d; --soft: #565c68; --line: #dfe2e8;
  --good: #0b6b43; --good-ground: #e4f4ec; --bad: #a4231c; --bad-ground: #fbeae8; --care-ground: #fdf5e2; --care: #7a5200; --accent: #1d4f91; }
@media (prefers-color-scheme: dark) { :root { --ground: #101216; --card: #1a1d23; --ink: #edeff3; --soft: #a5acb9; --line: #333842;
  --good: #6fd6a4; --good-ground: #14352a; --bad: #ff9d94; --bad-ground: #41201d; --care-ground: #332a14; --care: #f0c766; --accent: #8fbcff; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK JP", "Hiragino Sans", Helvetica, Arial, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: clamp(1rem, 6vh, 4rem) 1rem 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: clamp(1.25rem, 5vw, 2.5rem); }
h1 { font-size: clamp(1.4rem, 1.1rem + 1.6vw, 1.9rem); line-height: 1.25; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.0625rem; line-height: 1.4; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; }
.card > :last-child { margin-bottom: 0; }
.mark { display: flex; align-items: center; justify-content: center; width: 3.25rem; height: 3.25rem; border-radius: 50%; margin: 0 0 1.25rem; }
.mark svg { width: 1.75rem; height: 1.75rem; fill: none; stroke: currentColor; stroke-width: 2.75; stroke-linecap: round; stroke-linejoin: round; }
.good { color: var(--good); background: var(--good-ground); }
.bad { color: var(--bad); background: var(--bad-ground); }
.plain { color: var(--accent); background: var(--ground); } .plain svg { stroke-width: 1.75; }
form > :last-child { margin-bottom: 0; } form + .hint { margin-top: 1.25rem; }
dl { margin: 1.25rem 0 1.5rem; border-top: 1px solid var(--line); }
dl > div { display: grid; grid-template-columns: minmax(7rem, 10rem) 1fr; gap: .25rem 1.25rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 600; }
dd.more { font-weight: 400; }
dd p { margin: 0 0 .35rem; } dd p:last-child { margin: 0; }
.code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; letter-spacing: .04em; white-space: nowrap; direction: ltr; unicode-bidi: isolate; }
.care { background: var(--care-ground); border-radius: 10px; padding: 1.1rem 1.25rem; margin: 0 0 1.5rem; }
.care h2 { color: var(--care); }
.banner { border: 2px dashed var(--care); color: var(--care); border-radius: 10px; padding: .75rem 1rem; font-weight: 600; }
ul { margin: 0; padding-inline-start: 1.25rem; } li { margin: 0 0 .5rem; } li:last-child { margin: 0; }
label { display: block; font-weight: 600; margin: 0 0 .25rem; }
.hint { color: var(--soft); font-size: .9375rem; margin: 0 0 .5rem; }
.entry { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1.25rem; }
input { flex: 1 1 15rem; min-width: 0; font: inherit; color: inherit; background: var(--card); border: 1.5px solid var(--soft); border-radius: 9px; padding: .7rem .85rem; }
input.code { text-transform: uppercase; }
button { font: inherit; font-weight: 600; color: var(--card); background: var(--accent); border: 0; border-radius: 9px; padding: .75rem 1.6rem; cursor: pointer; }
input:focus-visible, button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.wrong { color: var(--bad); font-weight: 600; }
a { color: var(--accent); }
footer { max-width: 42rem; margin: 0 auto; padding: .5rem 1.25rem 2.5rem; color: var(--soft); font-size: .9375rem; }
footer nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0 0 .75rem; } footer nav a { color: inherit; padding: .25rem 0; }
@media (max-width: 30rem) { dl > div { grid-template-columns: 1fr; } .entry button { flex: 1 1 100%; } }
@media print { body { background: none; } .card { border: 0; padding: 0; } footer nav, .entry { display: none; } }
`;

/**
 * What a browser may do with such a page: show it. No script, no picture, no frame, nothing fetched, no cookie is set, and
 * no later page learns of it.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'cache-control': 'no-store',
  vary: 'Accept-Language',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
