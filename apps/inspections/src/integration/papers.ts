import type { papers as contract } from '@lien-nganh/contracts/inspections';
import type { ContractData, EventName } from '@lien-nganh/kernel';
import { numberIn } from '@lien-nganh/vocabulary';
import { countingIn } from '../inspection/entries.ts';
import type { events } from '../inspection/events.ts';
import { disclosedIn, type Inspection } from '../inspection/lifecycle.ts';

type Published = ContractData<typeof contract>;

/** What can change the numbers of an inspection's papers, or disclose them. */
const changing: ReadonlySet<string> = new Set<EventName<typeof events>>([
  ...(['InspectionDisclosed', 'InspectionRecorded', 'InspectionCorrected', 'InspectionWithdrawn'] as const),
  ...(['ViolationRecorded', 'SanctionDecided', 'SanctionCorrected', 'CaseTransferred', 'EntryWithdrawn'] as const),
  'TwinsNoted',
]);

/** What is entered afterwards is disclosed in the same append. */
export const leftOutOfPapers: readonly EventName<typeof events>[] = ['InspectionRecorded'];

/** Numbers of the papers of a disclosed inspection; `null` where nothing of them changed, and as long as nobody outside may know of it. */
export function papersOf({ name }: { readonly name: string }, state: Inspection, id: string): Published | null {
  const disclosed = disclosedIn(state);
  if (disclosed === null || !changing.has(name)) return null;
  return { inspection: id, papers: state.is === 'withdrawn' ? [] : numbered(disclosed) };
}

/** A paper that another record of the same visit holds too is that one's. */
function numbered(disclosed: NonNullable<ReturnType<typeof disclosedIn>>): Published['papers'] {
  const { visit, result, cases } = disclosed;
  const counts = countingIn(disclosed);
  const written = [
    ...(result.minutes === null
      ? []
      : [{ body: visit.lead, written: result.minutes.number, on: result.minutes.signedOn }]),
    ...cases.violations
      .filter(({ violation }) => counts.has(violation))
      .map(({ agency: body, number, recordedOn: on }) => ({ body, written: number, on })),
    ...cases.sanctions
      .filter(({ decision }) => counts.has(decision))
      .map(({ agency: body, number, decidedOn: on }) => ({ body, written: number, on })),
    ...cases.transfers
      .filter(({ transfer }) => counts.has(transfer))
      .map(({ agency: body, document, on }) => ({ body, written: document, on })),
  ];
  return written.flatMap(({ body, written: text, on }) => {
    const told = numberIn(text);
    return told === null ? [] : [{ body, ...told, on }];
  });
}
