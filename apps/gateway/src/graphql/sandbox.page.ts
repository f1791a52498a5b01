import type { Sentences } from '@lien-nganh/service-host';

const EXAMPLE = `query {
  directives { symbol issuedOn subject }
  obligations { code words addressees { names { vi } } }
  units(level: DISTRICT) { key fullName }
  figure(indicator: "inspections-done", from: "2013-07-01", to: "2013-12-31") {
    value { __typename ... on NumberValue { value } ... on ZeroValue { checks } ... on MissingValue { because } }
    frame { unitOfCount period { state } completeTo { at } definitionVersion }
  }
}`;

const SCRIPT = `
const field = (id) => document.getElementById(id);
const show = (text) => { field('answer').textContent = text; };
async function run(query, variables) {
  const headers = { 'content-type': 'application/json' };
  const token = field('token').value.trim();
  if (token) headers.authorization = 'Bearer ' + token;
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return response.json();
}
async function answer(ask) {
  try { show(JSON.stringify(await ask(), null, 2)); } catch (error) { show(String(error)); }
}
field('run').onclick = () =>
  answer(() => run(field('query').value, field('variables').value ? JSON.parse(field('variables').value) : undefined));
field('fields').onclick = () =>
  answer(() => run('{ __schema { queryType { fields { name description args { name } } } subscriptionType { fields { name } } } }'));
field('query').onkeydown = (event) => { if (event.ctrlKey && event.key === 'Enter') field('run').click(); };
`;

/** The page at `/graphql` for a browser: it needs no other server, and keeps the token nowhere. */
export function sandboxPage(nonce: string, notice: Sentences | null): string {
  const told = notice ? `<p class="notice">${escape(notice.vi)}<br>${escape(notice.en)}</p>` : '';
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Liên Ngành – GraphQL</title>
<style nonce="${nonce}">
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 72rem; padding: 0 1rem; }
textarea, input { box-sizing: border-box; font: 14px/1.4 ui-monospace, monospace; width: 100%; }
pre { background: #f4f4f2; overflow: auto; padding: 1rem; } label { display: block; margin-top: .75rem; }
.notice { background: #fff4ce; border: 1px solid #c8a200; padding: .5rem 1rem; }
</style>
</head>
<body>
<h1>Liên Ngành – GraphQL</h1>
${told}
<p>Dán mã truy cập, viết truy vấn rồi bấm Chạy (Ctrl+Enter). / Paste a token, write a query, then run it (Ctrl+Enter).<br>
Theo dõi thay đổi qua WebSocket (graphql-transport-ws) cùng địa chỉ. / Subscriptions: WebSocket at the same address.</p>
<label>Mã truy cập / Bearer token <input id="token" type="password" autocomplete="off"></label>
<label>Truy vấn / Query <textarea id="query" rows="14" spellcheck="false">${escape(EXAMPLE)}</textarea></label>
<label>Biến / Variables (JSON) <textarea id="variables" rows="2" spellcheck="false"></textarea></label>
<p><button id="run">Chạy / Run</button> <button id="fields">Các trường / Fields</button></p>
<pre id="answer" aria-live="polite"></pre>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

export function contentPolicy(nonce: string): string {
  return `default-src 'none'; connect-src 'self'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
