import type { Readiness, Sentences } from '@lien-nganh/service-host';
import { vietnamTime } from '@lien-nganh/vocabulary';
import { Router } from 'express';
import { both, escaped, noteOf, sendPage } from './page.ts';

const REFRESH_SECONDS = 30;

type Service = Readiness['services'][number];
type Reader = Service['readers'][number];

/** `/operations`: how far every reader is, and what is parked; no more than `/health/ready` tells anybody. */
export function operationsPage(health: () => Promise<Readiness>): Router {
  const router = Router();
  router.get('/operations', async (_, response) => {
    const found = await health();
    sendPage(response, { title: 'Liên Ngành – Vận hành', body: bodyOf(found), refreshSeconds: REFRESH_SECONDS });
  });
  return router;
}

function bodyOf({ status, outage, services }: Readiness): string {
  const readers = services.flatMap(({ readers: of }) => of);
  const behind = readers.reduce((sum, { behindAtLeast }) => sum + behindAtLeast, 0);
  const parked = readers.reduce((sum, { parked: aside }) => sum + aside, 0);
  const asOf = vietnamTime(new Date().toISOString());
  return `<p><a href="/">← Liên Ngành</a></p><h1>${both({ vi: 'Vận hành', en: 'Operations' })}</h1>
<p>${both({ vi: `Lúc ${asOf} giờ Việt Nam; tự cập nhật mỗi ${REFRESH_SECONDS} giây.`, en: `Every ${REFRESH_SECONDS} seconds anew.` })}</p>
${noteOf(statuses[status], status === 'ready')}${outage === 'disk-full' ? noteOf(diskFull) : ''}
<p>${both({ vi: `Sự kiện đang chờ: ${behind}. Khóa bị gác lại: ${parked}.`, en: `Events that wait: ${behind}. Parked: ${parked}.` })}
<br><a href="/operations/parked">${both({ vi: 'Các khóa bị gác lại', en: 'The parked keys' })}</a></p>
${services.map(tableOf).join('\n')}`;
}

const statuses: Readonly<Record<Readiness['status'], Sentences>> = {
  ready: { vi: 'Mọi dịch vụ sẵn sàng.', en: 'Every service is ready.' },
  degraded: {
    vi: 'Có phần không theo kịp hoặc có khóa bị gác lại: xem bên dưới.',
    en: 'Something does not keep up, or is parked: see below.',
  },
};

const diskFull: Sentences = { vi: 'Ổ đĩa chứa dữ liệu đã đầy.', en: 'The disk that holds the data is full.' };
const unreachable: Sentences = { vi: 'không tới được kho dữ liệu', en: 'its store cannot be reached' };
const noReader: Sentences = { vi: 'Không có bộ đọc nào.', en: 'It has no reader.' };

function tableOf({ service, store, readers }: Service): string {
  const lost = store === 'unreachable' ? ` <span class="bad">– ${both(unreachable)}</span>` : '';
  const title = `<h2>${escaped(service)}${lost}</h2>`;
  if (readers.length === 0) return `${title}<p>${both(noReader)}</p>`;
  const heads = Object.values(columns).map((name) => `<th>${both(name)}</th>`);
  return `${title}<table><thead><tr>${heads.join('')}</tr></thead><tbody>${troubledFirst(readers).map(rowOf).join('')}</tbody></table>`;
}

function troubledFirst(readers: readonly Reader[]): readonly Reader[] {
  const isTroubled = ({ state, parked }: Reader) => parked > 0 || state === 'stalled' || state === 'recovering';
  return [...readers].sort(
    (a, b) => Number(isTroubled(b)) - Number(isTroubled(a)) || b.behindAtLeast - a.behindAtLeast,
  );
}

const columns = {
  reader: { vi: 'Bộ đọc', en: 'Reader' },
  state: { vi: 'Trạng thái', en: 'State' },
  behind: { vi: 'Còn chờ', en: 'Behind' },
  progress: { vi: 'Tiến lần cuối', en: 'Last progress' },
  parked: { vi: 'Gác lại', en: 'Parked' },
  why: { vi: 'Lý do', en: 'Reason' },
} as const satisfies Readonly<Record<string, Sentences>>;

const states: Readonly<Record<Reader['state'], Sentences>> = {
  starting: { vi: 'đang khởi động', en: 'starting' },
  building: { vi: 'đang dựng lại', en: 'building' },
  live: { vi: 'đang theo kịp', en: 'live' },
  standby: { vi: 'chờ thay phiên', en: 'standby' },
  stalled: { vi: 'đứng yên', en: 'stalled' },
  recovering: { vi: 'đang thử lại', en: 'recovering' },
};

function rowOf({ reader, state, behindAtLeast, oldestWaitsMs, lastProgressAt, parked, why }: Reader): string {
  const waits = oldestWaitsMs > 0 ? ` (${Math.ceil(oldestWaitsMs / 1000)} s)` : '';
  const bad = state === 'stalled' || state === 'recovering' ? ' class="bad"' : '';
  return `<tr><td><code>${escaped(reader)}</code></td><td data-label="${columns.state.vi}"${bad}>${both(states[state])}</td>
<td data-label="${columns.behind.vi}">${behindAtLeast}${waits}</td><td data-label="${columns.progress.vi}">${vietnamTime(lastProgressAt)}</td>
<td data-label="${columns.parked.vi}">${parked}</td><td data-label="${columns.why.vi}">${escaped(why ?? '–')}</td></tr>`;
}
