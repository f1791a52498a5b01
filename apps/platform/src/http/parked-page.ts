import type { ParkedKey, Sentences } from '@lien-nganh/service-host';
import { vietnamTime } from '@lien-nganh/vocabulary';
import { Router } from 'express';
import { both, escaped, sendPage } from './page.ts';

/** `/operations/parked`: every key of which something was put aside, why, and what to do. Whoever may ask has been asked before. */
export function parkedPage(parked: () => Promise<readonly ParkedKey[]>): Router {
  const router = Router();
  router.get('/operations/parked', async (_, response) =>
    sendPage(response, { title: 'Liên Ngành – Khóa bị gác lại', body: bodyOf(await parked()) }),
  );
  return router;
}

const title: Sentences = { vi: 'Khóa bị gác lại', en: 'Parked keys' };
const nothing: Sentences = { vi: 'Không có khóa nào bị gác lại.', en: 'No key is parked.' };
const explained: Sentences = {
  vi: 'Các thông điệp sau của cùng một khóa chờ phía sau thông điệp đầu tiên. Số liệu chỉ đầy đủ đến trước thông điệp đó.',
  en: 'Later messages of a key wait behind its first one. Figures are complete only up to before it.',
};

function bodyOf(keys: readonly ParkedKey[]): string {
  const shown = keys.length === 0 ? `<p>${both(nothing)}</p>` : `<p>${both(explained)}</p>${tableOf(keys)}`;
  const ofGateway = keys.filter(({ service }) => service === 'gateway').slice(0, 1);
  const replayed = keys.filter(({ service }, index) => keys.findIndex((one) => one.service === service) === index);
  return `<p><a href="/operations">← ${both({ vi: 'Vận hành', en: 'Operations' })}</a></p><h1>${both(title)}</h1>
${shown}${keys.length === 0 ? '' : `<p>${both(replay)}</p>`}${replayed.map(replayOf).join('')}${ofGateway.map(dropOf).join('')}${replayed.length > ofGateway.length ? rebuildNote : ''}`;
}

const columns = {
  service: { vi: 'Dịch vụ', en: 'Service' },
  topic: { vi: 'Chủ đề', en: 'Topic' },
  type: { vi: 'Loại', en: 'Type' },
  key: { vi: 'Khóa', en: 'Key' },
  since: { vi: 'Từ lúc', en: 'Since' },
  behind: { vi: 'Chờ phía sau', en: 'Behind it' },
  why: { vi: 'Lý do', en: 'Reason' },
} as const satisfies Readonly<Record<string, Sentences>>;

function tableOf(keys: readonly ParkedKey[]): string {
  const heads = Object.values(columns).map((name) => `<th>${both(name)}</th>`);
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${keys.map(rowOf).join('')}</tbody></table>`;
}

function rowOf({ service, topic, type, key, since, behind, reason }: ParkedKey): string {
  const told = { topic, type, key };
  const cells = Object.entries(told).map(([name, text]) =>
    cell(name as keyof typeof told, `<code>${escaped(text)}</code>`),
  );
  return `<tr><td>${escaped(service)}</td>${cells.join('')}${cell('since', vietnamTime(since))}${cell('behind', String(behind))}${cell('why', both(reasonOf(reason)))}</tr>`;
}

function cell(column: keyof typeof columns, html: string): string {
  return `<td data-label="${columns[column].vi}">${html}</td>`;
}

function reasonOf(reason: ParkedKey['reason']): Sentences {
  switch (reason.is) {
    case 'failed':
      return { vi: `Không áp dụng được: ${reason.why}`, en: 'It could not be applied' };
    case 'hole':
      return {
        vi: `Thiếu phiên bản ${reason.expected} của khóa`,
        en: `Revision ${reason.expected} of the key is missing`,
      };
    case 'revision-reused':
      return {
        vi: `Phiên bản này của khóa đã có dưới một mã khác; mới nhất là ${reason.last}`,
        en: `The key has this revision under another id; its last is ${reason.last}`,
      };
    case 'behind':
      return { vi: 'Chờ sau một thông điệp trước đó', en: 'Waits behind an earlier message' };
  }
}

const replay: Sentences = {
  vi: 'Khi đã sửa nguyên nhân, quản trị viên cho thử lại từng khóa ở dịch vụ đã gác nó lại:',
  en: 'Once the cause is mended, the administrator has each key tried again, at the service that has parked it:',
};

function replayOf({ service, topic, key }: ParkedKey): string {
  return commandAt(service, 'replay', { topic, key });
}

function dropOf({ service, id }: ParkedKey): string {
  return `<p>${both(drop)}</p>${commandAt(service, 'drop', { id, reason: '…' })}`;
}

function commandAt(service: string, what: string, body: object): string {
  return `<pre><code>curl -X POST $U/api/${service}/operations/${what} -H "Authorization: Bearer $ADMIN" -H 'Content-Type: application/json' -d '${escaped(JSON.stringify(body))}'</code></pre>`;
}

const drop: Sentences = {
  vi: 'Nếu gateway không bao giờ áp dụng được thì bỏ hẳn thông điệp đầu tiên, có nêu lý do; số liệu sẽ thiếu điều nó cho biết:',
  en: 'What the gateway can never apply is dropped, with a reason; what it told is missing in the figures then:',
};

const rebuildNote = `<p>${both({
  vi: 'Điều các dịch vụ khác không bao giờ áp dụng được thì giải quyết bằng cách công bố lại toàn bộ: POST /api/gateway/operations/rebuild.',
  en: 'What other services can never apply goes with everything being published anew: POST /api/gateway/operations/rebuild.',
})}</p>`;
