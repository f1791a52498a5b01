import type { ActsFor, ObligationRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { evidencesByFigure, isReleased, shownBy } from '../../matrix/by-figure.ts';
import { earliest, judge, type CoverageState, type Due } from '../../matrix/judge.ts';
import { checkQuestion } from '../../figure/question.ts';
import type { Definition } from '../../measures/definition.ts';
import { statesAt, type StoodAt } from '../../read-models/follow-up-states.ts';
import type { GatewayContext } from '../context.ts';
import { badInput } from '../errors.ts';
import { obligationsAsked, type KeyedObligation } from '../answers/obligations.ts';
import { definitionsKnown } from '../answers/questions.ts';
import { actingKnown, dayOfPicture } from './known-when.ts';
import { lineOf, type LineAsked } from './lines.ts';
import { evidentIn, shownIn, type Evident } from './released.ts';
import { dueByPlan, targetsFor, type TargetReached, type TargetsOf } from './plans.ts';
import { actingIn } from './evidenced-by.ts';
import { reportsDue, reportsReceived, type ReportsDue, type ReportsReceived } from './reports.ts';
import { recordedFor, type Recorded, type RecordedOf } from './tallies.ts';

export interface CoverageAsked {
  readonly directive: string;
  readonly from: Day;
  readonly to: Day;
  /** As the log had it up to this position; `null`: with all that has arrived. */
  readonly asOf: bigint | null;
}

/** One addressee's part in one obligation, judged for a period. */
export interface CoverageCell extends Recorded {
  readonly obligation: KeyedObligation;
  readonly addressee: string;
  readonly state: CoverageState;
  readonly requested: boolean;
  readonly overdue: boolean;
  readonly due: Due | null;
  /** The days of which it is judged. */
  readonly since: Day;
  readonly to: Day;
  readonly asOf: bigint | null;
  readonly about: readonly Definition[];
  readonly targets: readonly TargetReached[];
  /** Whose work is counted with its own. */
  readonly actsFor: readonly ActsFor[];
  /** Tables that the addressee released and that end in those days. */
  readonly evident: readonly Evident[];
}

/** One obligation with all its addressees. */
export interface CoverageRow extends Recorded {
  readonly obligation: KeyedObligation;
  readonly since: Day;
  readonly to: Day;
  readonly asOf: bigint | null;
  readonly cells: readonly CoverageCell[];
}

const gathered = new WeakMap<GatewayContext, Map<string, Promise<readonly CoverageRow[]>>>();

/**
 * The rows of a directive's matrix: every obligation that bound on some day of the period, in order of code. Worked out once
 * in an operation, however many fields ask for it.
 *
 * @throws QuestionRefused for a period that is none
 * @throws GraphQLError BAD_USER_INPUT for a directive that the gateway has never heard of
 */
export function coverageOf(context: GatewayContext, asked: CoverageAsked): Promise<readonly CoverageRow[]> {
  const pictures = gathered.get(context) ?? new Map<string, Promise<readonly CoverageRow[]>>();
  gathered.set(context, pictures);
  const key = JSON.stringify([asked.directive, asked.from, asked.to, String(asked.asOf)]);
  const picture = pictures.get(key) ?? readRows(context, asked);
  pictures.set(key, picture);
  return picture;
}

interface Material {
  readonly about: readonly Definition[];
  readonly actsFor: readonly ActsFor[];
  readonly recorded: RecordedOf;
  readonly followUps: readonly StoodAt[];
  readonly targets: TargetsOf;
  readonly reports: ReportsDue;
  readonly received: ReportsReceived;
  /** The day on which it is looked at. */
  readonly today: Day;
}

async function readRows(context: GatewayContext, asked: CoverageAsked): Promise<readonly CoverageRow[]> {
  const { from, to, asOf } = asked;
  const bound = await boundIn(context, asked);
  const keys = bound.map(({ key }) => key);
  const about = (await definitionsKnown(context, asOf)).filter(({ obligations }) =>
    obligations.some((key) => keys.includes(key)),
  );
  const { parts, live } = context;
  const actsFor = await actingKnown(context, asOf);
  const sinces = bound.map((one) => ({ obligation: one.key, since: sinceOf(one, from) }));
  const [recorded, followUps, targets, reports, received, today] = await Promise.all([
    recordedFor(context, { obligations: sinces, to, asOf, actsFor }),
    statesAt(parts.pool, live.readModels, { obligations: keys, to, asOf }),
    targetsFor(context, { from, to, asOf, about }),
    reportsDue(context, { from, to, asOf }),
    reportsReceived(context, { to, asOf }),
    dayOfPicture(context, asOf),
  ]);
  const material = { about, actsFor, recorded, followUps, targets, reports, received, today };
  return Promise.all(bound.map((one) => rowOf(context, { obligation: one, asked, material })));
}

/** The obligations of the directive that bound on some day of the period, as they were known. */
async function boundIn(
  context: GatewayContext,
  { directive, from, to, asOf }: CoverageAsked,
): Promise<readonly KeyedObligation[]> {
  checkQuestion({ agency: null, obligation: null, from, to });
  const all = await obligationsAsked(context, { directive, asOf });
  if (all.length === 0) throw badInput(`Không có văn bản “${directive}”.`, `There is no directive “${directive}”.`);
  return all.filter(({ issuedOn, endsOn }) => issuedOn <= to && (endsOn === null || endsOn >= from));
}

/** What is asked once may have been done since the directive; everything else is asked of every period anew. */
function sinceOf({ periodicity, issuedOn }: ObligationRecord, from: Day): Day {
  return periodicity === 'once' && issuedOn < from ? issuedOn : from;
}

interface RowAsked {
  readonly obligation: KeyedObligation;
  readonly asked: CoverageAsked;
  readonly material: Material;
}

async function rowOf(context: GatewayContext, row: RowAsked): Promise<CoverageRow> {
  const { obligation, asked, material } = row;
  const cells = await Promise.all(obligation.addressees.map((addressee) => cellOf(context, row, addressee)));
  const whole = material.recorded(obligation.key, null);
  return { ...whole, obligation, since: sinceOf(obligation, asked.from), to: asked.to, asOf: asked.asOf, cells };
}

async function cellOf(context: GatewayContext, row: RowAsked, addressee: string): Promise<CoverageCell> {
  const { obligation, asked, material } = row;
  const since = sinceOf(obligation, asked.from);
  const recorded = material.recorded(obligation.key, addressee);
  const about = material.about.filter(({ obligations }) => obligations.includes(obligation.key));
  const days = { obligation, about, since, to: asked.to, asOf: asked.asOf, addressee };
  const evident = await evidentIn(context, days);
  const shown = shownBy([...shownIn(evident), ...(await figuresAlone(context, days))]);
  const figures = material.received(obligation.key, addressee, since) ? 'something' : shown;
  const targets = material.targets(obligation.key, addressee);
  const followUp =
    material.followUps.find((one) => one.obligation === obligation.key && one.addressee === addressee) ?? null;
  const requested = followUp?.requested ?? obligation.role === 'requested';
  const actsFor = material.actsFor.filter((one) => one.addressee === addressee);
  const acting = actingIn({ actsFor, since, to: asked.to });
  const byCalendar = material.reports(obligation.key, addressee, acting);
  const due = earliest([dueOf(obligation, followUp), dueByPlan(targets), byCalendar]);
  const judged = judge({
    ...{ since, to: asked.to, today: material.today, once: obligation.periodicity === 'once' },
    ...{ requested, followUp, due, evidence: { ...recorded, figures } },
  });
  return { ...recorded, ...judged, ...days, requested, due, targets, actsFor, evident };
}

/** The day of the directive, unless the follow-up was given another. */
function dueOf({ dueOn }: ObligationRecord, followUp: StoodAt | null): Due | null {
  const on = followUp === null ? dueOn : followUp.dueOn;
  return on === null ? null : { on, by: on === dueOn ? 'directive' : 'follow-up' };
}

type Judging = Pick<CoverageCell, 'obligation' | 'about' | 'since' | 'to' | 'asOf' | 'addressee'>;

/** The line that tells of an addressee's part: its own, or where releases tell of no agency, the obligation's. */
export function lineAskedFor(
  definition: Definition,
  { obligation, addressee, since, to, asOf }: Omit<Judging, 'about'>,
): LineAsked {
  const days = { from: since, to, asOf, unit: null, indicator: definition.code };
  return isReleased(definition)
    ? { ...days, by: 'obligation', line: obligation.key }
    : { ...days, by: 'agency', line: addressee };
}

/** Values of what is evidenced by its figure and comes in no releases. */
async function figuresAlone(context: GatewayContext, judging: Judging) {
  const alone = judging.about.filter((definition) => evidencesByFigure(definition) && !isReleased(definition));
  return Promise.all(alone.map(async (definition) => (await lineOf(context, lineAskedFor(definition, judging))).value));
}
