import { allAgencies, unitOn, type AgencyRecord, type UnitRecord } from '@lien-nganh/contracts/reference';
import { command, reject, type Rejected } from '@lien-nganh/kernel';
import { day, levelOf, newAgencyCode, oldAgencyCode, slug, text, unitCode } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis, lasting } from '../inputs.ts';
import { events, level, line } from './events.ts';
import type { refusals } from './refusals.ts';
import { agencyScope } from './scope.ts';
import type { Agency } from './state.ts';
import { anyOverlap, codeBearer, goesOn } from './tree.ts';

const input = z.strictObject({
  agency: slug,
  /** From the first to the present one, without a gap. */
  names: z
    .array(lasting({ vi: text(200), en: text(200) }))
    .min(1)
    .max(20),
  sector: slug,
  level,
  unitCode: unitCode.nullable(),
  validFrom: day,
  superiors: z
    .array(lasting({ agency: slug, line }))
    .max(40)
    .default([]),
  duties: z
    .array(lasting({ duty: slug }))
    .max(100)
    .default([]),
  membership: z.array(lasting({})).max(20).default([]),
  codes: z
    .array(
      z.union([
        lasting({ scheme: z.literal('old'), code: oldAgencyCode }),
        lasting({ scheme: z.literal('new'), code: newAgencyCode }),
      ]),
    )
    .max(20)
    .default([]),
  requested: z.boolean().default(false),
  sample: z.boolean().default(false),
  basis,
});
type Input = z.output<typeof input>;

const rules = [
  'agency-is-new',
  'local-agency-has-a-unit',
  'unit-is-registered',
  'unit-has-the-agencys-level',
  'stretches-do-not-overlap',
  'one-superior-on-a-line',
  'superior-goes-on',
  'local-branch-has-two-superiors',
  'electronic-code-is-borne-once',
] as const;

/** An agency with what is known of it over time. Its id is its slug: the same agency twice is one. */
export const establish = command<Agency, typeof events, typeof refusals>()({
  name: 'establish',
  action: 'agencies.agency.establish',
  title: { vi: 'Thành lập cơ quan', en: 'Establish an agency' },
  creates: true,
  input,
  id: ({ agency }) => agency,
  scope: ({ agency }) => agencyScope(agency),
  looksUp: ({ unitCode: code, validFrom }) => ({ records: allAgencies(), unit: unitOn(code ?? '', validFrom) }),
  refuses: rules,
  decide(wanted, state, { lookUps: { records, unit } }) {
    if (state.is !== 'none') return reject('agency-is-new');
    const broken =
      brokenByPlace(wanted, unit) ??
      brokenByStretches(wanted) ??
      brokenByTree(wanted, records) ??
      brokenByCodes(wanted, records);
    if (broken) return broken;
    const { names, ...rest } = wanted;
    const { from: _from, to: _to, ...present } = names.at(-1)!;
    const earlierNames = names.slice(0, -1).map((name) => ({ ...name, to: name.to! }));
    return [events.AgencyEstablished({ ...rest, names: present, earlierNames }, { occurredOn: wanted.validFrom })];
  },
});

type Broken = Rejected<(typeof rules)[number]> | null;

function brokenByPlace({ unitCode: code, level: wanted }: Input, unit: UnitRecord | null): Broken {
  if (code === null) return wanted === 'province' ? null : reject('local-agency-has-a-unit');
  if (unit === null) return reject('unit-is-registered', { unitCode: code });
  return levelOf(unit.type) === wanted ? null : reject('unit-has-the-agencys-level', { unit: unit.unit });
}

function brokenByStretches({ superiors, duties, membership, names, codes }: Input): Broken {
  if (anyOverlap(superiors, (a, b) => a.line === b.line)) return reject('one-superior-on-a-line');
  const overlap =
    anyOverlap(duties, (a, b) => a.duty === b.duty) ||
    anyOverlap(membership, () => true) ||
    anyOverlap(codes, (a, b) => a.scheme === b.scheme) ||
    anyOverlap(names, () => true) ||
    names.slice(0, -1).some(({ to }) => to === null);
  return overlap ? reject('stretches-do-not-overlap') : null;
}

function brokenByTree({ agency: own, level: wanted, superiors }: Input, records: readonly AgencyRecord[]): Broken {
  const missing = superiors.find(({ agency, from }) => agency === own || !goesOn(records, agency, from));
  if (missing) return reject('superior-goes-on', { agency: missing.agency, on: missing.from });
  const lines = new Set(superiors.map((held) => held.line));
  const lacks = wanted !== 'province' && lines.has('sector') && !lines.has('peoples-committee');
  return lacks ? reject('local-branch-has-two-superiors') : null;
}

function brokenByCodes({ agency, codes }: Input, records: readonly AgencyRecord[]): Broken {
  const taken = codes.find((code) => codeBearer(records, agency, code) !== null);
  return taken ? reject('electronic-code-is-borne-once', { code: taken.code }) : null;
}
