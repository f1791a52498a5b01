import type { Day } from '@lien-nganh/kernel';
import { addDays, compareDong } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { LegalBasisRow } from '../../reference-data/legal-basis-rows.ts';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { onRecord, SAMPLE, type Look, type Step } from '../story.ts';
import type { Visit } from './visits.ts';
import type { World } from '../world.ts';

/** Which acts a sector's officers record, and who signs its decisions. */
const sanctioning: Readonly<Record<string, { readonly acts: readonly string[]; readonly signatory: string }>> = {
  police: { acts: ['residence-registration', 'security-conditions'], signatory: 'head-of-district-police' },
  culture: { acts: ['karaoke-conditions', 'signboard'], signatory: 'chief-inspector-culture' },
  dolisa: { acts: ['no-labour-contract'], signatory: 'chief-inspector-labour' },
};

const inspection = 'inspections/inspection/{id}';

/** Violations that were recorded, and what became of them. */
export function aftermath(visit: Visit, world: World, random: Random): readonly Step[] {
  const agency = decidingAgency(visit, random);
  const enteredLater = visit.how === 'on-paper' || visit.how === 'for-another';
  const finds = random.chance(0.35);
  if (agency === null || enteredLater || visit.place === null || !finds) return [];
  const basis = basisOn(world, random.pick(sanctioning[agency]!.acts), visit.on);
  return basis ? violation({ visit, agency, basis, random }) : [];
}

function decidingAgency({ lead, participants }: Visit, random: Random): string | null {
  const able = [lead, ...participants].filter((agency) => agency in sanctioning);
  return able.length > 0 ? random.pick(able) : null;
}

function basisOn({ bases }: World, act: string, on: Day): LegalBasisRow | undefined {
  return bases.find((row) => row.act === act && row.validFrom <= on && (row.validTo === null || on < row.validTo));
}

interface Found {
  readonly visit: Visit;
  readonly agency: string;
  readonly basis: LegalBasisRow;
  readonly random: Random;
}

function violation(found: Found): readonly Step[] {
  const { visit, agency, basis, random } = found;
  const as = `officer.${agency}`;
  const record: Step = {
    on: visit.on,
    as,
    send: onRecord(visit.ref, `${inspection}/record-violation`, {
      ...{ number: `${visit.n}/BB-VPHC ${SAMPLE}`, kind: basis.act, field: basis.field, agency, recordedOn: visit.on },
    }),
  };
  const steps = [record, learns(found, 'violation', visit.on)];
  if (random.chance(0.03)) return [...steps, ...transferred(found)];
  return random.chance(0.85) ? [...steps, ...sanction(found)] : steps;
}

const recordAnswer = z.object({
  record: z.object({
    cases: z.object({
      violations: z.array(z.object({ violation: z.string() })),
      sanctions: z.array(z.object({ decision: z.string() })),
      complaints: z.array(z.object({ complaint: z.string() })),
      transfers: z.array(z.object({ transfer: z.string() })),
    }),
  }),
});

/** The platform gives violations, decisions, complaints and transfers their ids: the story reads them in the record. */
function learns({ visit, agency }: Found, what: 'violation' | 'decision' | 'complaint' | 'transfer', on: Day): Look {
  return {
    on,
    as: `officer.${agency}`,
    look: (known) => `${inspection.replace('{id}', known.id(visit.ref))}`,
    learns: (answer) => {
      const { violations, sanctions, complaints, transfers } = recordAnswer.parse(answer).record.cases;
      const ids = {
        violation: violations.at(-1)?.violation,
        decision: sanctions.at(-1)?.decision,
        complaint: complaints.at(-1)?.complaint,
        transfer: transfers.at(-1)?.transfer,
      };
      return [[`${what} of ${visit.ref}`, ids[what]!]];
    },
  };
}

function transfer({ visit, agency }: Found): Step {
  const on = workday(addDays(visit.on, 2));
  return {
    on,
    as: `officer.${agency}`,
    send: (known) => ({
      to: `${inspection.replace('{id}', known.id(visit.ref))}/transfer-case`,
      body: {
        ...{ to: 'investigation-police', agency, on, document: `${visit.n}/CV-CQĐT ${SAMPLE}` },
        violations: [known.id(`violation of ${visit.ref}`)],
      },
    }),
  };
}

/** A file that went to the investigators is received, and mostly decided: what they say comes on paper to who sent it. */
function transferred(found: Found): readonly Step[] {
  const { visit, agency, random } = found;
  const sent = transfer(found);
  const file = (days: number, command: string, body: object): Step => {
    const on = workday(addDays(sent.on, days));
    const send = onRecord(`transfer of ${visit.ref}`, `inspections/case-file/{id}/${command}`, { on, ...body });
    // whoever led the visit may have taken the whole of it back
    return { on, as: `officer.${agency}`, send, mayBreak: ['case-file-is-on-its-way', 'case-file-awaits-a-decision'] };
  };
  const received = file(random.between(9, 14), 'receive', { document: `${visit.n}/BB-BG ${SAMPLE}` });
  const outcome = random.pick(['prosecuted', 'prosecuted', 'not-prosecuted', 'returned']);
  const decided = file(random.between(25, 70), 'decide', { outcome, document: `${visit.n}/QĐ-CQĐT ${SAMPLE}` });
  return [sent, learns(found, 'transfer', sent.on), received, ...(random.chance(0.75) ? [decided] : [])];
}

/** Decided within the week, as the term demands; a few are late or outside the range, and give their reason. */
function sanction(found: Found): readonly Step[] {
  const { visit, agency, basis, random } = found;
  const late = random.chance(0.05);
  const on = workday(addDays(visit.on, late ? random.between(11, 16) : random.between(2, 4)));
  const offender = basis.organisation !== null && random.chance(0.4) ? 'organisation' : 'individual';
  const { signatory } = sanctioning[agency]!;
  const { amount, above } = fineOf(basis, { offender, signatory, random });
  const why = late || above ? `Vụ việc có nhiều tình tiết ${SAMPLE}` : null;
  const decide: Step = {
    on,
    as: `officer.${agency}`,
    send: (known) => ({
      to: `${inspection.replace('{id}', known.id(visit.ref))}/decide-sanction`,
      body: {
        ...{
          number: `${visit.n}/QĐ-XPVPHC ${SAMPLE}`,
          decidedOn: on,
          agency,
          signatory,
          offender,
          complicated: false,
          reason: why,
        },
        lines: [
          {
            ...{ violation: known.id(`violation of ${visit.ref}`), basis: basis.code, main: 'fine', amount },
            ...{ additional: [], remedies: [] },
          },
        ],
      },
    }),
  };
  return [decide, learns(found, 'decision', on), ...execution(found, { on, amount })];
}

const STEP = 100_000n;

function fineOf(
  { individual, organisation, ceilings }: LegalBasisRow,
  of: { readonly offender: 'individual' | 'organisation'; readonly signatory: string; readonly random: Random },
): { readonly amount: string; readonly above: boolean } {
  const range = (of.offender === 'organisation' ? organisation : individual)!;
  const ceiling = ceilings.find(({ signatory }) => signatory === of.signatory)?.[of.offender] ?? range.maximum;
  const most = compareDong(ceiling, range.maximum) < 0 ? ceiling : range.maximum;
  const above = of.random.chance(0.02);
  const steps = Number((BigInt(most) - BigInt(range.minimum)) / STEP);
  const amount = BigInt(range.minimum) + STEP * BigInt(of.random.between(0, Math.max(0, steps)));
  return above ? { amount: String(BigInt(most) + 10n * STEP), above } : { amount: String(amount), above };
}

/** Served, then paid; a few complain. */
function execution(found: Found, { on, amount }: { readonly on: Day; readonly amount: string }): readonly Step[] {
  const { visit, agency, random } = found;
  const later = (
    days: number,
    path: string,
    body: (known: { id(name: string): string }, day: Day) => unknown,
  ): Step => {
    const day = workday(addDays(on, days));
    return {
      on: day,
      as: `officer.${agency}`,
      send: (known) => ({
        to: `${inspection.replace('{id}', known.id(visit.ref))}/${path}`,
        body: body(known, day),
      }),
    };
  };
  const carriedOut = (days: number, step: string, collected: string | null) =>
    later(days, 'record-execution', (known, day) => ({
      ...{ decision: known.id(`decision of ${visit.ref}`), step, on: day, collected, reason: null },
    }));
  const served = carriedOut(random.between(1, 3), 'served', null);
  const paid = random.chance(0.85) ? [carriedOut(random.between(6, 20), 'complied', amount)] : [];
  if (!random.chance(0.04)) return [served, ...paid];
  const complaint = later(random.between(21, 28), 'record-complaint', (known, day) => ({
    ...{ decision: known.id(`decision of ${visit.ref}`), on: day },
  }));
  const settled = later(random.between(35, 50), 'settle-complaint', (known, day) => ({
    ...{
      complaint: known.id(`complaint of ${visit.ref}`),
      on: day,
      outcome: random.pick(['upheld', 'upheld', 'annulled']),
    },
  }));
  return [served, ...paid, complaint, learns(found, 'complaint', complaint.on), settled];
}
