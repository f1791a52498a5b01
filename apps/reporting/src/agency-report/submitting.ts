import { command, isRejected, reject, type Actor } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { paperNumber, reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { areAsSeen, figuresSeenAt, isAfter, notAsked, type FiguresFound } from '../integration/figures.ts';
import { areSome, people, type People } from '../integration/people.ts';
import { events } from './events.ts';
import { changeable, lockRules } from './lock.ts';
import type { refusals } from './refusals.ts';
import { draftersOf, exceptionsOn, standingIn, type AgencyReport, type Opened } from './state.ts';

const declare = command<AgencyReport, typeof events, typeof refusals>();

const input = z.strictObject({
  /** Where in the log, and what the figures that were told there hashed to. */
  position: text(60).regex(/^[A-Za-z0-9-]+:\d{1,20}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  content: z.enum(['figures', 'nothing-to-report']).default('figures'),
  /** It follows from the dated facts; said otherwise, it is refused. */
  signedAs: z.enum(['head', 'deputy']).default('head'),
  /** Account of the head in whose stead a deputy signs; it follows where that is by a dated paper. */
  inTheSteadOf: text(200).nullable().default(null),
  /** Number of the paper that goes with it, if one does. */
  number: paperNumber.nullable().default(null),
});
type Input = z.output<typeof input>;

/**
 * Signs a report off: its figures are frozen where they were seen. What is signed is told by position and hash alone, so that
 * nobody types a figure; the same place gives the same figures for ever.
 */
export const submit = declare({
  name: 'submit',
  action: 'reporting.agencyReport.submit',
  title: { vi: 'Ký và gửi báo cáo', en: 'Sign a report off and submit it' },
  input,
  looksUp: ({ position }, state) => ({
    found: state.is === 'none' || state.is === 'closed' ? notAsked : figuresSeenAt({ ...askedBy(state), position }),
    persons: people(),
  }),
  refuses: [
    ...lockRules,
    ...(['cut-off-has-come', 'stead-is-named', 'signature-follows-from-papers'] as const),
    ...(['nobody-signs-their-own-work', 'figures-changed-since-seen'] as const),
    ...(['submissions-follow-each-other', 'adjustments-are-of-figures'] as const),
  ],
  approves: {
    rule: 'nobody-signs-their-own-work',
    makers: (state) => (state.is === 'none' ? [] : draftersOf(state)),
  },
  decide: (typed, state, { today, actor, lookUps }) => {
    const told = inSteadOf(typed, actor);
    const report = changeable(state, today);
    if (isRejected(report)) return report;
    if (today < report.cutOff) return reject('cut-off-has-come');
    const { found, persons } = lookUps;
    const unsigned = signingFault(told, report, { today, persons, actor });
    if (unsigned) return unsigned;
    if (!isSeen(found, told, report)) return reject('figures-changed-since-seen');
    return followingFault(told, report, found) ?? [submitted(told, report, { found, today })];
  },
});

function askedBy({ regime, period, agency }: Opened) {
  return { regime, period, reporter: agency };
}

/** Whoever stands in for a head by a dated paper need not name the head: the host knows. */
function inSteadOf(typed: Input, { inSteadOf: head }: Actor): Input {
  return head === undefined ? typed : { ...typed, signedAs: 'deputy', inTheSteadOf: head };
}

function signingFault({ signedAs, inTheSteadOf }: Input, state: Opened, { today, persons, actor }: Signing) {
  if ((signedAs === 'deputy') !== (inTheSteadOf !== null)) return reject('stead-is-named');
  if (inTheSteadOf !== null && !persons.isHead(inTheSteadOf, state.agency, today)) return reject('stead-is-named');
  if (!follows(inTheSteadOf, { today, persons, actor })) return reject('signature-follows-from-papers');
  const theirs = inTheSteadOf !== null && areSome(persons, [inTheSteadOf], draftersOf(state));
  return theirs ? reject('nobody-signs-their-own-work') : null;
}

interface Signing {
  readonly today: string;
  readonly persons: People;
  readonly actor: Actor;
}

/** Whoever signs for a head does so by a paper of the day; a deputy signs in no other way. */
function follows(head: string | null, { today, persons, actor: { account, inSteadOf } }: Signing): boolean {
  if (head === null) return !persons.isDeputy(account, today);
  return inSteadOf === head || persons.signsFor(account, head, today);
}

type Told = Extract<FiguresFound, { is: 'told' }>;

function isSeen(found: FiguresFound, seen: Input, state: Opened): found is Told {
  return found.is === 'told' && areAsSeen(found.figures, seen, askedBy(state));
}

function followingFault({ position }: Input, { submissions, adjustments }: Opened, { figures: { figures } }: Told) {
  const before = submissions.at(-1);
  if (before && !isAfter(position, before.position)) return reject('submissions-follow-each-other');
  const refs = new Set(figures.map(({ ref }) => ref));
  const loose = adjustments.find(({ ref }) => !refs.has(ref));
  return loose === undefined ? null : reject('adjustments-are-of-figures', { ref: loose.ref });
}

function submitted(told: Input, state: Opened, { found, today }: { readonly found: Told; readonly today: string }) {
  const { position, hash, template, figures } = found.figures;
  const { content, signedAs, inTheSteadOf, number } = told;
  // The last that runs names all that ran: whatever was opened before it and runs on that day is used with it.
  const again = standingIn(state) === null ? undefined : exceptionsOn(state, today).at(-1);
  return events.ReportSubmitted(
    {
      ...{ submission: state.submissions.length + 1, content, position, hash, template, figures: byValue(figures) },
      adjustments: state.adjustments.map(({ adjustment }) => adjustment),
      ...{ signedAs, inTheSteadOf, drafters: [...draftersOf(state)], number },
      timeliness: today <= state.dueOn ? 'on-time' : 'late',
      exception: again?.exception ?? null,
    },
    { occurredOn: today, obligations: state.obligation === null ? [] : [state.obligation] },
  );
}

/** Thousands of figures, most of them nothing: each value once, so that an event stays small. */
function byValue(figures: Told['figures']['figures']): Record<string, string[]> {
  const refs = new Map<string, string[]>();
  for (const { ref, value } of figures) {
    const told = JSON.stringify(value ?? null);
    const known = refs.get(told);
    if (known) known.push(ref);
    else refs.set(told, [ref]);
  }
  return Object.fromEntries(refs);
}

/** Before it is accepted: it is a draft again, and whatever was recorded since is in it. */
export const withdrawSubmission = declare({
  name: 'withdraw-submission',
  action: 'reporting.agencyReport.withdraw-submission',
  title: { vi: 'Rút báo cáo đã gửi', en: 'Take a submission back' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['report-is-submitted'],
  decide: ({ reason }, state, { today }) => {
    if (state.is !== 'submitted') return reject('report-is-submitted');
    const { submission } = state.submissions.at(-1)!;
    return [events.SubmissionWithdrawn({ submission, reason }, { occurredOn: today })];
  },
});
