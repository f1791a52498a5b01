import { iconAddress, type Sentences } from '@lien-nganh/service-host';
import type { Response } from 'express';

/** A page of the platform itself. Vietnamese first; no asset from elsewhere, and no script. */
export interface Page {
  readonly title: string;
  /** HTML, with everything in it escaped already. */
  readonly body: string;
  /** Shown anew every so many seconds. */
  readonly refreshSeconds?: number;
}

export function sendPage(response: Response, { title, body, refreshSeconds }: Page): void {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  response.setHeader('Content-Security-Policy', policy);
  const refresh = refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">`;
  response.type('html').send(`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}
<title>${escaped(title)}</title><link rel="icon" href="${iconAddress}"><style>${STYLE}</style></head><body>
${body}
</body></html>`);
}

// Narrow screens get each row of a table as a block of its own: a page is read on a telephone too.
const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;overflow-wrap:break-word}
h2{margin-top:2rem}h3{margin:1rem 0 .2rem;font-size:1.05rem}ul{margin:.2rem 0;padding-left:1.2rem}
.en{color:#555}.note{background:#fff3cd;border:1px solid #e0c060;padding:.6rem 1rem}.good{background:#e8f5e9;border-color:#8fc296}.bad{color:#a11}
table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.15rem 1.2rem .15rem 0}
pre{white-space:pre-wrap}code{background:#f2f2f2;padding:0 .3em;overflow-wrap:anywhere}
@media(min-width:50rem){.accounts td:first-child{white-space:nowrap}}
@media(max-width:40rem){thead{display:none}tr,td{display:block}tr{padding:.4rem 0;border-bottom:1px solid #ddd}td{padding:0}
td[data-label]::before{content:attr(data-label) ": ";color:#555}}`;

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Vietnamese, and beside it English. */
export function both({ vi, en }: Sentences): string {
  return `${escaped(vi)} <span class="en" lang="en">/ ${escaped(en)}</span>`;
}

/** @param good says that all is well, which must not look like a warning */
export function noteOf({ vi, en }: Sentences, good = false): string {
  return `<p class="note${good ? ' good' : ''}"><strong>${escaped(vi)}</strong><br><span class="en" lang="en">${escaped(en)}</span></p>`;
}
