import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyPluginCallback } from 'fastify';

const require = createRequire(import.meta.url);

/** The explorer's own files, from installed packages: it works without a network. */
const files = {
  'react.js': ['react/umd/react.production.min.js', 'text/javascript'],
  'react-dom.js': ['react-dom/umd/react-dom.production.min.js', 'text/javascript'],
  'graphiql.js': ['graphiql/graphiql.min.js', 'text/javascript'],
  'graphiql.css': ['graphiql/graphiql.min.css', 'text/css'],
} as const;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tocsin: API explorer</title>
<link rel="stylesheet" href="/explorer/graphiql.css">
<link rel="stylesheet" href="/explorer/page.css">
</head>
<body>
<form id="sign-in">
<strong>Tocsin</strong>
<label for="token">Token</label>
<input id="token" type="password" autocomplete="off" spellcheck="false" placeholder="toc_…">
<button>Use it</button>
<span id="status" role="status"></span>
</form>
<div id="graphiql">Loading the explorer.</div>
<script src="/explorer/react.js"></script>
<script src="/explorer/react-dom.js"></script>
<script src="/explorer/graphiql.js"></script>
<script src="/explorer/page.js"></script>
</body>
</html>
`;

const STYLE = `html, body { height: 100%; margin: 0; font: 15px/1.4 system-ui, sans-serif; }
body { display: flex; flex-direction: column; }
#sign-in { display: flex; gap: .6rem; align-items: center; padding: .5rem 1rem; border-bottom: 1px solid #ccd; background: #f6f7fb; color: #223; }
#token { flex: 1; max-width: 34rem; padding: .3rem .5rem; }
#graphiql { flex: 1; min-height: 0; }
`;

// The token lives in this tab alone and is sent as a header; it is never put into the address or kept on disk.
const SCRIPT = `'use strict';
const field = document.getElementById('token');
const status = document.getElementById('status');
let shown = 0;
let token = sessionStorage.getItem('tocsin.token') || '';
field.value = token;
const root = ReactDOM.createRoot(document.getElementById('graphiql'));
const first = '# Who am I, and what is due?\\n{\\n  viewer { roles permissions }\\n  obligations(first: 10) {\\n    nodes { title source dueLocal remaining overdueBy provisional }\\n  }\\n}\\n';
function fetcher(params) {
  return fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer ' + token },
    body: JSON.stringify(params),
  }).then((answer) => answer.json());
}
function show(count) {
  root.render(React.createElement(GraphiQL, { key: count, fetcher, defaultQuery: first, isHeadersEditorEnabled: false }));
}
function say() {
  status.textContent = token ? 'Signed in for this tab.' : 'Paste a token to begin: the first start printed one.';
}
document.getElementById('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  token = field.value.trim();
  sessionStorage.setItem('tocsin.token', token);
  say();
  show(++shown);
});
say();
show(shown);
`;

const SECURITY = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** Serves the explorer at the root address: a page, its script, and GraphiQL. */
export const explorerRoutes: FastifyPluginCallback = (app, _options, done) => {
  const serve = (path: string, type: string, body: string | Buffer) =>
    app.get(path, (_request, reply) => reply.headers(SECURITY).type(`${type}; charset=utf-8`).send(body));
  serve('/', 'text/html', PAGE);
  serve('/explorer/page.js', 'text/javascript', SCRIPT);
  serve('/explorer/page.css', 'text/css', STYLE);
  for (const [name, [path, type]] of Object.entries(files))
    serve(`/explorer/${name}`, type, readFileSync(fileOf(path)));
  done();
};

/** The packages export their code, not these files: look beside the code. */
function fileOf(path: string): string {
  const [name = '', ...rest] = path.split('/');
  const entry = require.resolve(`${name}/package.json`);
  return entry.replace(/package\.json$/, rest.join('/'));
}
