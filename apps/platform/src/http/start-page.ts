import { eachOnce, type AnsweringApp, type Clock, type Sentences } from '@lien-nganh/service-host';
import { dayOf } from '@lien-nganh/vocabulary';
import { Router } from 'express';
import type { FolderDescription } from '../data-folder/description.ts';
import { noticeOf, onlyAdministrator } from '../start/notice.ts';
import type { SeededAccount } from '../issuer/accounts.ts';

export interface StartPage {
  readonly description: FolderDescription;
  readonly mounted: readonly Pick<AnsweringApp, 'path' | 'app'>[];
  /** Empty in a folder for real use. */
  readonly accounts: readonly SeededAccount[];
  /** Only the administrator can sign in. */
  readonly lacksIssuer: boolean;
  /** Set in a demo folder only. */
  readonly clock: Clock | null;
  /** The folder that the command for a token must be told; `null`: it finds it. */
  readonly dataDir: string | null;
}

/** `/`: what runs here, and where everything is. Vietnamese first; no asset from elsewhere. */
export function startPage(page: StartPage): Router {
  const router = Router();
  router.get('/', (_, response) => {
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.type('html').send(html(page));
  });
  return router;
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
.en{color:#555}.note{background:#fff3cd;border:1px solid #e0c060;padding:.6rem 1rem}
table{border-collapse:collapse}td,th{text-align:left;padding:.15rem 1.2rem .15rem 0}code{background:#f2f2f2;padding:0 .3em}`;

function html({ description, mounted, accounts, clock, lacksIssuer, dataDir }: StartPage): string {
  const { kind, province } = description;
  const notice = noticeOf(kind);
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Liên Ngành – ${escaped(province.name)}</title><style>${STYLE}</style></head><body>
<h1>Liên Ngành – ${escaped(province.name)}</h1>
<p>Phối hợp liên ngành: mỗi con số dẫn tới những sự việc đã tạo ra nó.
<br><span class="en">Inter-agency coordination: every figure leads to the events that made it.</span></p>
${notice ? noteOf(notice) : ''}
${lacksIssuer ? noteOf(onlyAdministrator) : ''}
${clock ? clockNote(clock) : ''}
<h2>Địa chỉ <span class="en">/ Addresses</span></h2>
<ul>${eachOnce(mounted).flatMap(linksOf).map(listItem).join('')}${own.map(listItem).join('')}</ul>
${accounts.length > 0 ? accountsOf(accounts, dataDir) : ''}
</body></html>`;
}

function noteOf({ vi, en }: Sentences): string {
  return `<p class="note"><strong>${vi}</strong><br><span class="en">${en}</span></p>`;
}

type Link = readonly [address: string, vi: string, en: string];

const own: readonly Link[] = [
  ['/health/ready', 'tình trạng', 'readiness'],
  ['/metrics', 'số đo vận hành', 'metrics'],
];

function linksOf({ path }: Pick<AnsweringApp, 'path'>): readonly Link[] {
  if (!path.startsWith('/api/')) return [[path, 'cổng tra cứu', 'gateway']];
  return [
    [`${path}/docs`, 'tài liệu giao diện', 'interface documentation'],
    [`${path}/openapi.json`, 'mô tả OpenAPI', 'OpenAPI document'],
    [`${path}/asyncapi.json`, 'mô tả AsyncAPI', 'AsyncAPI document'],
  ];
}

function listItem([address, vi, en]: Link): string {
  return `<li><a href="${address}">${address}</a> – ${vi} <span class="en">/ ${en}</span></li>`;
}

function clockNote(clock: Clock): string {
  const day = dayOf(clock.now().toISOString());
  return `<p class="note">Đồng hồ trình diễn đang chỉ ngày <strong>${day}</strong>.
<br><span class="en">The demo’s clock stands at <strong>${day}</strong>.</span></p>`;
}

function accountsOf(accounts: readonly SeededAccount[], dataDir: string | null): string {
  const folder = dataDir === null ? '' : ` --data-dir ${escaped(dataDir)}`;
  const rows = accounts.map(
    ({ account, agency, role }) =>
      `<tr><td><code>${escaped(account)}</code></td><td>${escaped(role)}</td><td>${escaped(agency)}</td></tr>`,
  );
  return `<h2>Tài khoản mẫu <span class="en">/ Sample accounts</span></h2>
<p>Lấy mã truy cập bằng lệnh <span class="en">/ Get a token with</span> <code>npm run token --${folder} officer.police</code></p>
<table><tr><th>Tài khoản / Account</th><th>Vai trò / Role</th><th>Cơ quan / Agency</th></tr>${rows.join('')}</table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
