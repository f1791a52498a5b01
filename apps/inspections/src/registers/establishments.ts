import { isErased, register, type Importing, type RowCommand, type RowValues } from '@lien-nganh/kernel';
import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import { establishment } from '../establishment/establishment.ts';
import type { Establishment, Registered } from '../establishment/state.ts';
import { establishmentColumns } from './establishment-columns.data.ts';
import { twinKeysOf } from './twin-keys.ts';

/** The book of establishments that an office keeps: one row for each, told apart by the office's own number. */
export const establishmentsRegister = register<Establishment>({
  name: 'establishments',
  title: { vi: 'Sổ cơ sở kinh doanh dịch vụ', en: 'Register of establishments' },
  record: establishment,
  columns: establishmentColumns(({ agency: code, names }: AgencyRecord) => ({ code, ...names })),
  key: ['keeper', 'code'],
  creates: 'register-establishment',
  inputOf,
  heldBy: (state) => (state.is === 'none' || state.is === 'withdrawn' ? 'gone' : held(state)),
  corrections,
  twins: {
    question: 'establishment-twins',
    keysOf: (row) =>
      twinKeysOf({
        unit: row['unit'] as string,
        kind: row['kind'] as string,
        name: row['name'] as string | null,
        address: row['address'] as string | null,
        licence: row['licenceNumber'] as string | null,
      }),
  },
});

const described = ['kind', 'unit', 'openedOn', 'name', 'address', 'owner', 'contact'] as const;
/** As the list of kinds says, where a row does not. */
const conditions = ['conditional', 'prone'] as const;

function inputOf(row: RowValues, _: Importing): unknown {
  const said = conditions.filter((field) => row[field] !== null);
  return {
    ...picked(row, described),
    ...picked(row, said),
    keeper: row['keeper'],
    licence: licenceIn(row),
    risk: row['risk'] ?? 'unknown',
  };
}

function licenceIn(row: RowValues) {
  return { is: row['licence'], number: row['licenceNumber'] ?? null, from: row['licenceFrom'] };
}

function held(state: Registered): RowValues {
  const { kind, unit, openedOn, conditional, prone, licence, risk } = state;
  const identifying = Object.entries({
    name: state.name,
    address: state.address,
    owner: state.owner,
    contact: state.contact,
  }).filter(([, value]) => !isErased(value));
  return {
    ...{ kind, unit, openedOn, conditional, prone, risk },
    // what was erased is not written anew by a file that still has it
    ...(Object.fromEntries(identifying) as RowValues),
    ...{ licence: licence.is, licenceNumber: licence.number, licenceFrom: licence.from },
  };
}

function corrections(row: RowValues, changed: ReadonlySet<string>): readonly RowCommand[] {
  const said = [...described, ...conditions].filter((field) => changed.has(field));
  const licence = ['licence', 'licenceNumber', 'licenceFrom'].some((field) => changed.has(field));
  const reason = 'Theo sổ cơ sở được nhập từ tệp';
  return [
    ...(said.length > 0 ? [{ command: 'correct-establishment', input: { changes: picked(row, said), reason } }] : []),
    ...(licence ? [{ command: 'change-licence', input: { licence: licenceIn(row) } }] : []),
    ...(changed.has('risk') ? [{ command: 'assess-risk', input: { risk: row['risk'], reason } }] : []),
  ];
}

function picked(row: RowValues, fields: readonly string[]): RowValues {
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}
