import type { Sentences } from '@lien-nganh/service-host';
import type { NamedAccount } from '../bootstrap/accounts.ts';
import { both, escaped } from './page.ts';

const roles: Readonly<Record<NamedAccount['role'], Sentences>> = {
  officer: { vi: 'Cán bộ', en: 'officer' },
  head: { vi: 'Người đứng đầu', en: 'head' },
  committee: { vi: 'Ban Chỉ đạo', en: 'committee' },
  standing: { vi: 'Cơ quan thường trực', en: 'standing' },
  auditor: { vi: 'Người kiểm tra nhật ký', en: 'auditor' },
  admin: { vi: 'Quản trị viên', en: 'admin' },
};

/** The sample accounts, and how one gets a token of theirs. */
export function accountTable(accounts: readonly NamedAccount[], dataDir: string | null): string {
  const folder = dataDir === null ? '' : ` --data-dir ${inShell(dataDir)}`;
  const example = accounts.find(({ account }) => account === 'officer.police') ?? accounts[0]!;
  const rows = accounts.map(
    ({ account, agency, agencyName, role }) =>
      `<tr><td><code>${escaped(account)}</code></td><td data-label="Vai trò">${both(roles[role])}</td>` +
      `<td data-label="Cơ quan">${escaped(agencyName)} <code>${escaped(agency)}</code></td></tr>`,
  );
  return `<h2>${both({ vi: 'Tài khoản mẫu', en: 'Sample accounts' })}</h2>
<p>${both({ vi: 'Lấy mã truy cập bằng lệnh', en: 'Get a token with' })} <code>npm run token --${escaped(folder)} ${escaped(example.account)}</code></p>
<table class="accounts"><thead><tr><th>${both({ vi: 'Tài khoản', en: 'Account' })}</th><th>${both({ vi: 'Vai trò', en: 'Role' })}</th><th>${both({ vi: 'Cơ quan', en: 'Agency' })}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** As one types it: a folder's name may have spaces. */
function inShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}
