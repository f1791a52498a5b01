import type { Cell } from '@lien-nganh/documents';
import { QuestionRefused } from '../../figure/question.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import { refOf, type FigureAsked } from '../asked.ts';
import { readingBy } from '../compose.ts';
import { inDocument } from '../document/cells.ts';
import { isShown, refuseHoles, valueIn } from '../document/variants.ts';
import { periodWords, unitWords } from '../document/words.ts';
import { indicatorsIn, printed } from '../layout.ts';
import { readTold } from '../reading.ts';
import { namesOf } from '../rows.ts';
import type { Told, ToldByRef } from '../told.ts';
import { differenceOf } from '../values.ts';
import type { BriefMaterial } from './material.ts';
import { words, type Part } from './part.ts';

/** One figure of the whole province, of whoever decided at any time. */
export function wholeOf(indicator: string, column: FigureAsked['column'] = 'period'): FigureAsked {
  return { indicator, unit: null, agency: null, obligation: null, part: null, quarter: null, column };
}

interface Line {
  readonly now: Told;
  readonly previous: Told;
  /** `null`: no meeting is known before, or nothing was known by then. */
  readonly atLast: Told | null;
}

/**
 * What became of the figures of the latest period: against the period before, and since the last meeting. Whatever changed since
 * that meeting stands first.
 *
 * @throws Problem forbidden for a figure of the variant that the caller may not see
 */
export async function whatChanged(context: GatewayContext, material: BriefMaterial): Promise<Part> {
  const { known, by, lastMeeting, asked } = material;
  const indicators = indicatorsIn(known.template.version);
  const wanted = indicators.flatMap((one) => [wholeOf(one), wholeOf(one, 'previous')]);
  const told = await readTold(context, wanted, by);
  refuseHoles(asked.variant, told);
  const last = await asAtLast(context, material, indicators);
  const lines = indicators
    .map((indicator): Line => ({
      now: find(told, material, wholeOf(indicator)),
      previous: find(told, material, wholeOf(indicator, 'previous')),
      atLast: last === null ? null : find(last, material, wholeOf(indicator)),
    }))
    .filter(({ now }) => isShown(asked.variant, now));
  const shown = [...lines.filter(hasMovedSince), ...lines.filter((one) => !hasMovedSince(one) && hasChanged(one))];
  const since = last === null ? null : lastMeeting!.occurredOn;
  return {
    heading: 'Những thay đổi',
    lead: [leadOf(material, { since, shown: shown.length, all: lines.length })],
    table: {
      columns: [
        { kind: 'text', width: 5, heading: 'Chỉ tiêu' },
        { kind: 'number', width: 1.6, heading: 'Kỳ trước' },
        ...(since === null ? [] : [{ kind: 'number', width: 1.6, heading: `Đến ${printed(since)}` } as const]),
        { kind: 'number', width: 1.6, heading: 'Đến nay' },
        { kind: 'number', width: 1.6, heading: 'So kỳ trước' },
      ],
      rows: shown.map((one) => cellsOf(material, one)),
    },
  };
}

/** The same figures as they were known at the end of the last meeting's day. */
async function asAtLast(
  context: GatewayContext,
  { known, lastMeeting }: BriefMaterial,
  indicators: readonly string[],
): Promise<ToldByRef | null> {
  if (lastMeeting === null || lastMeeting.occurredOn < known.period.from) return null;
  const at = await settledAt(context, lastMeeting.occurredOn);
  if (at === null || at >= known.position) return null;
  // The period may have been opened later: what it is made of is that of now, and what it counts that of then.
  const { by } = await readingBy(context, { ...known, position: at }, 'as-was');
  return readTold(
    context,
    indicators.map((one) => wholeOf(one)),
    by,
  );
}

async function settledAt({ live, signal }: GatewayContext, day: string): Promise<bigint | null> {
  try {
    return await live.reader.positionOfDay(day, { signal });
  } catch (error) {
    if (error instanceof QuestionRefused) return null;
    throw error;
  }
}

function find(told: ToldByRef, { known }: BriefMaterial, asked: FigureAsked): Told {
  return told.get(refOf(known.key, asked))!;
}

function hasMovedSince({ now, atLast }: Line): boolean {
  return atLast !== null && isOther(atLast, now);
}

function hasChanged({ now, previous }: Line): boolean {
  return isOther(previous, now) && (isNumber(now) || isNumber(previous));
}

/** None is none, however often somebody looked. */
function isOther({ value: a }: Told, { value: b }: Told): boolean {
  return a.is === 'zero' && b.is === 'zero' ? false : JSON.stringify(a) !== JSON.stringify(b);
}

function isNumber({ value }: Told): boolean {
  return value.is === 'number' || value.is === 'zero';
}

function cellsOf({ asked: { variant }, by, known }: BriefMaterial, { now, previous, atLast }: Line): readonly Cell[] {
  const cell = (told: Told): Cell => {
    return { is: 'figure', figure: { ref: told.ref, value: inDocument(valueIn(variant, told), told.definition) } };
  };
  const change = differenceOf(valueIn(variant, previous), valueIn(variant, now));
  const changeRef = refOf(known.key, wholeOf(now.asked.indicator, 'change'));
  const unit = now.definition === null ? '' : ` (${unitWords(now.definition.unitOfCount)})`;
  return [
    words(`${namesOf(by, now.asked.indicator).vi}${unit}`),
    cell(previous),
    ...(atLast === null ? [] : [cell(atLast)]),
    cell(now),
    { is: 'figure', figure: { ref: changeRef, value: inDocument(change, now.definition) } },
  ];
}

interface Counted {
  readonly since: string | null;
  readonly shown: number;
  readonly all: number;
}

function leadOf({ known, lastMeeting }: BriefMaterial, { since, shown, all }: Counted): string {
  const { from, to } = known.period;
  const period = `Số liệu ${periodWords(known.period).period} (${printed(from)} – ${printed(to)})`;
  const compared = since === null ? 'so với kỳ trước' : `so với kỳ trước hoặc với ngày họp trước (${printed(since)})`;
  return `${period}: ${shown}/${all} chỉ tiêu có thay đổi ${compared}.${since === null ? whyNotSince(lastMeeting, from) : ''}`;
}

/** Why nothing is told of what changed since the last meeting. */
function whyNotSince(lastMeeting: BriefMaterial['lastMeeting'], from: string): string {
  if (lastMeeting === null) return ' Chưa ghi nhận cuộc họp liên ngành cấp tỉnh nào trước đó.';
  const on = `Cuộc họp trước (ngày ${printed(lastMeeting.occurredOn)})`;
  return lastMeeting.occurredOn < from
    ? ` ${on} diễn ra trước khi kỳ này bắt đầu.`
    : ` ${on} diễn ra khi hệ thống chưa có số liệu để đối chiếu.`;
}
