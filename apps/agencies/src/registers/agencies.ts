import { register, type RowValues } from '@lien-nganh/kernel';
import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import { agency } from '../agency/agency.ts';
import type { Agency, KnownAgency } from '../agency/state.ts';
import { agencyColumns } from './agency-columns.data.ts';

/** Agencies of a province, as they are established. What becomes of one later has commands of its own. */
export const agenciesRegister = register<Agency>({
  name: 'agencies',
  title: { vi: 'Danh mục cơ quan', en: 'List of agencies' },
  record: agency,
  columns: agencyColumns(({ agency: code, names }: AgencyRecord) => ({ code, ...names })),
  key: ['agency'],
  creates: 'establish',
  inputOf,
  heldBy: (state) => (state.is === 'none' ? 'gone' : held(state)),
  corrections: () => [],
});

const lines = { bySector: 'sector', byCommittee: 'peoples-committee' } as const;

function inputOf(row: RowValues): unknown {
  const { agency: slug, vi, en, sector, level, unitCode, validFrom: from, basis } = row;
  const superiors = Object.entries(lines).flatMap(([field, line]) =>
    (row[field] ?? null) === null ? [] : [{ agency: row[field], line, from }],
  );
  return { ...{ agency: slug, sector, level, unitCode, basis, superiors, validFrom: from }, names: [{ vi, en, from }] };
}

/** Its superiors as it was established with them. */
function held({ names, sector, level, unitCode, validFrom, superiors }: KnownAgency): RowValues {
  const first = Object.entries(lines).flatMap(([field, line]) => {
    const superior = superiors.find((one) => one.line === line && one.from === validFrom);
    return superior ? [[field, superior.agency] as const] : [];
  });
  return { ...names, sector, level, unitCode, validFrom, ...Object.fromEntries(first) };
}
