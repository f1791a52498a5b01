import { iconAddress, type Sentences } from '@lien-nganh/service-host';
import { SCRIPT } from './sandbox.script.ts';

const EXAMPLE = `query {
  directives { symbol issuedOn subject }
  obligations { code words addressees { names { vi } } }
  units(level: DISTRICT) { key fullName }
  figure(indicator: "inspections-done", from: "2013-07-01", to: "2013-12-31") {
    value { __typename ... on NumberValue { value } ... on ZeroValue { checks } ... on MissingValue { because }
      ... on WithheldValue { withheld } ... on CannotBeCarriedValue { because } }
    frame { unitOfCount period { state } completeTo { at } definitionVersion }
  }
}`;

/** The page at `/graphql` for a browser: it needs no other server, and keeps the token nowhere. */
export function sandboxPage(nonce: string, notice: Sentences | null): string {
  const told = notice ? `<p class="notice">${escape(notice.vi)}<br>${escape(notice.en)}</p>` : '';
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Liên Ngành – GraphQL</title><link rel="icon" href="${iconAddress}">
<style nonce="${nonce}">
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 72rem; padding: 0 1rem; }
textarea, input { box-sizing: border-box; font: 14px/1.4 ui-monospace, monospace; width: 100%; }
pre { background: #f4f4f2; overflow: auto; overflow-wrap: anywhere; padding: 1rem; scroll-margin: 1rem; white-space: pre-wrap; } li, summary, p { overflow-wrap: anywhere; } label { display: block; margin-top: .75rem; }
.notice { background: #fff4ce; border: 1px solid #c8a200; padding: .5rem 1rem; }
</style>
</head>
<body>
<h1>Liên Ngành – GraphQL</h1>
${told}
<p>Dán mã truy cập, viết truy vấn rồi bấm Chạy (Ctrl+Enter, máy Mac: ⌘+Enter). / Paste a token, write a query, then run it (Ctrl+Enter, ⌘+Enter on a Mac).<br>
Theo dõi thay đổi qua WebSocket (graphql-transport-ws) cùng địa chỉ. / Subscriptions: WebSocket at the same address.</p>
<label>Mã truy cập / Bearer token <input id="token" type="password" autocomplete="off"></label>
<label>Truy vấn / Query <textarea id="query" rows="14" spellcheck="false">${escape(EXAMPLE)}</textarea></label>
<label>Biến / Variables (JSON) <textarea id="variables" rows="2" spellcheck="false"></textarea></label>
<p><button id="run">Chạy / Run</button> <button id="fields">Các trường / Fields</button></p>
<pre id="answer" aria-live="polite"></pre>
<section id="schema" hidden>
<h2>Kiểu và trường / Types and fields</h2>
<label>Lọc / Filter <input id="filter" type="search" spellcheck="false"></label>
<div id="types"></div>
</section>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

export function contentPolicy(nonce: string): string {
  return `default-src 'none'; img-src data:; connect-src 'self'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
