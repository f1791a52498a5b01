import { eachOnce, type AnsweringApp, type Clock, type Sentences } from '@lien-nganh/service-host';
import { dayOf } from '@lien-nganh/vocabulary';
import { Router } from 'express';
import type { NamedAccount } from '../bootstrap/accounts.ts';
import type { FolderDescription } from '../data-folder/description.ts';
import { noticeOf, onlyAdministrator } from '../start/notice.ts';
import { accountTable } from './account-table.ts';
import { both, escaped, noteOf, sendPage } from './page.ts';

export interface StartPage {
  readonly description: FolderDescription;
  readonly mounted: readonly Pick<AnsweringApp, 'path' | 'app'>[];
  /** Empty in a folder for real use. */
  readonly accounts: readonly NamedAccount[];
  /** Only the administrator can sign in. */
  readonly lacksIssuer: boolean;
  /** Set in a demo folder only. */
  readonly clock: Clock | null;
  /** The folder that the command for a token must be told; `null`: it finds it. */
  readonly dataDir: string | null;
}

/** `/`: what runs here, and where everything is. */
export function startPage(page: StartPage): Router {
  const router = Router();
  router.get('/', (_, response) =>
    sendPage(response, { title: `Liên Ngành – ${page.description.province.name}`, body: bodyOf(page) }),
  );
  return router;
}

function bodyOf({ description, mounted, accounts, clock, lacksIssuer, dataDir }: StartPage): string {
  const notice = noticeOf(description.kind);
  return `<h1>Liên Ngành – ${escaped(description.province.name)}</h1>
<p>Phối hợp liên ngành: mỗi con số dẫn tới những sự việc đã tạo ra nó.
<br><span class="en" lang="en">Inter-agency coordination: every figure leads to the events that made it.</span></p>
${notice ? noteOf(notice) : ''}
${lacksIssuer ? noteOf(onlyAdministrator) : ''}
${clock ? clockNote(clock) : ''}
<h2>${both({ vi: 'Địa chỉ', en: 'Addresses' })}</h2>
${addressesOf(mounted)}
${accounts.length > 0 ? accountTable(accounts, dataDir) : ''}`;
}

type Link = Sentences & { readonly address: string };
type Group = Sentences & { readonly links: readonly Link[] };

function addressesOf(mounted: StartPage['mounted']): string {
  const paths = eachOnce(mounted).map(({ path }) => path);
  const below = paths.filter((path) => path.startsWith('/api/'));
  const services = below.filter((path) => path !== AUDIT);
  const groups: readonly Group[] = [
    {
      ...{ vi: 'Tra cứu (GraphQL)', en: 'Reading (GraphQL)' },
      links: paths.filter((path) => !below.includes(path)).map((address) => ({ address, ...gateway })),
    },
    { vi: 'Dịch vụ ghi nhận', en: 'Services that record', links: services.flatMap(documentsOf) },
    { vi: 'Kiểm tra nhật ký', en: 'Audit', links: below.filter((path) => path === AUDIT).flatMap(documentsOf) },
    { vi: 'Vận hành', en: 'Operations', links: operations },
  ];
  return groups
    .filter(({ links }) => links.length > 0)
    .map(groupOf)
    .join('\n');
}

const AUDIT = '/api/audit';
const gateway: Sentences = { vi: 'trang truy vấn số liệu', en: 'page for queries' };

const operations: readonly Link[] = [
  { address: '/operations', vi: 'độ trễ và khóa bị gác lại', en: 'lag and parked keys' },
  { address: '/health/ready', vi: 'tình trạng', en: 'readiness' },
  { address: '/metrics', vi: 'số đo vận hành', en: 'metrics' },
];

function documentsOf(path: string): readonly Link[] {
  return [
    { address: `${path}/docs`, vi: 'tài liệu giao diện', en: 'interface documentation' },
    { address: `${path}/openapi.json`, vi: 'mô tả OpenAPI', en: 'OpenAPI document' },
    { address: `${path}/asyncapi.json`, vi: 'mô tả AsyncAPI', en: 'AsyncAPI document' },
  ];
}

function groupOf({ links, ...name }: Group): string {
  const items = links.map(({ address, ...what }) => `<li><a href="${address}">${address}</a> – ${both(what)}</li>`);
  return `<h3>${both(name)}</h3><ul>${items.join('')}</ul>`;
}

function clockNote(clock: Clock): string {
  const day = dayOf(clock.now().toISOString());
  return `<p class="note">Đồng hồ trình diễn đang chỉ ngày <strong>${day}</strong>.
<br><span class="en" lang="en">The demo’s clock stands at <strong>${day}</strong>.</span></p>`;
}
