import type { EditionsRecord } from '@lien-nganh/contracts/reference';
import { standing, type Work } from '@lien-nganh/work';
import type { AnyEvents } from '@lien-nganh/kernel';
import { coordinationMeeting } from '../coordination-meeting/coordination-meeting.ts';
import { events as directiveEvents } from '../directive/events.ts';
import type { Directive } from '../directive/state.ts';
import { guidance } from '../guidance/guidance.ts';
import { issuedDocument } from '../issued-document/issued-document.ts';
import { plan } from '../plan/plan.ts';
import { events as teamEvents } from '../team-178/events.ts';
import type { Team178 } from '../team-178/state.ts';
import { teamSubmission } from '../team-submission/team-submission.ts';
import { numberIn } from '@lien-nganh/vocabulary';
import type { PapersRecord } from '../integration/inspection-papers.ts';
import type { FoundPaper } from './accounts.ts';

type Bearing = Omit<FoundPaper, 'record'> & { readonly body: string };

/** Records of this service that bear a number of whoever issued them. */
export const bearers: readonly {
  readonly events: AnyEvents;
  readonly papers: (state: unknown) => readonly Bearing[];
}[] = [
  ...[issuedDocument, plan, guidance, teamSubmission, coordinationMeeting].map(({ events }) => ({
    events,
    papers: (state: unknown) => ofWork(state as Work),
  })),
  { events: directiveEvents, papers: (state) => ofDirective(state as Directive) },
  { events: teamEvents, papers: (state) => ofTeam(state as Team178) },
];

/** Of each stretch: a plan that was revised bears the number of its revision too. */
function ofWork(state: Work): readonly Bearing[] {
  const record = standing(state);
  if (record === null) return [];
  const papers = record.stretches.flatMap(({ from, content }) => {
    const { document, minutes } = content as { document?: Reference; minutes?: string | null };
    const told = document ?? (typeof minutes === 'string' ? numberIn(minutes) : null);
    return told === null ? [] : [{ body: record.lead, number: told.number, symbol: told.symbol, on: from }];
  });
  // what changed in content alone has the number that it had
  return papers.filter(({ number, symbol }, place) => {
    const first = papers.findIndex((one) => one.number === number && one.symbol === symbol);
    return first === place;
  });
}

type Reference = Pick<FoundPaper, 'number' | 'symbol'>;

function ofDirective(state: Directive): readonly Bearing[] {
  if (state.is === 'none') return [];
  const { issuer, number, symbol, issuedOn } = state;
  return [{ body: issuer, number, symbol, on: issuedOn }];
}

function ofTeam(state: Team178): readonly Bearing[] {
  if (state.is === 'none') return [];
  const { agency, decision } = state;
  return [{ body: agency, number: decision.number, symbol: decision.symbol, on: decision.issuedOn }];
}

/** Numbers of a body's consolidated reports in a year. */
export function editionsOf(all: readonly EditionsRecord[], body: string, year: number): readonly FoundPaper[] {
  const own = all.filter((one) => one.body === body);
  return own.flatMap(({ record, editions }) =>
    editions.flatMap(({ number, dated: on }) => {
      const told = on.startsWith(`${year}-`) ? numberIn(number) : null;
      return told === null ? [] : [{ ...told, on, record }];
    }),
  );
}

/** Numbers of a body's minutes, violation records, decisions and transfers of inspections in a year. */
export function papersOfInspections(all: readonly PapersRecord[], body: string, year: number): readonly FoundPaper[] {
  return all.flatMap(({ inspection, papers }) =>
    papers
      .filter((one) => one.body === body && one.on.startsWith(`${year}-`))
      .map(({ number, symbol, on }) => ({ number, symbol, on, record: `inspection-${inspection}` })),
  );
}
