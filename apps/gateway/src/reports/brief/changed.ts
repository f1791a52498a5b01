import type { Cell } from '@lien-nganh/documents';
import { addDays } from '@lien-nganh/vocabulary';
import { unitWords } from '../../figure/words/unit-words.ts';
import type { Days } from '../../figure/same-unit.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import { refOf, type FigureAsked } from '../question/asked.ts';
import { inDocument } from '../document/cells.ts';
import { isShown, refuseHoles, valueIn } from '../document/variants.ts';
import { periodWords } from '../document/words.ts';
import { indicatorsIn, printed } from '../lines/layout.ts';
import { readTold, type ReadBy } from '../figures/reading.ts';
import { namesOf } from '../lines/rows.ts';
import type { Told } from '../figures/told.ts';
import { differenceOf } from '../figures/values.ts';
import type { BriefMaterial } from './material.ts';
import { words, type Part } from './part.ts';

/** One figure of the whole province, of whoever decided at any time. */
export function wholeOf(indicator: string, column: FigureAsked['column'] = 'period'): FigureAsked {
  return { indicator, unit: null, agency: null, obligation: null, part: null, quarter: null, column };
}

interface Line {
  readonly now: Told;
  readonly previous: Told;
  /** What happened after the last meeting; `null`: there was none, or no day has passed since. */
  readonly since: Told | null;
}

/**
 * The figures of the last period that ended against the period before it, where they differ, and what happened since the last meeting.
 *
 * @throws Problem forbidden for a figure of the variant that the caller may not see
 */
export async function whatChanged(context: GatewayContext, material: BriefMaterial): Promise<Part> {
  const { known, by, asked } = material;
  const indicators = indicatorsIn(known.template.version);
  const wanted = indicators.flatMap((one) => [wholeOf(one), wholeOf(one, 'previous')]);
  const told = await readTold(context, wanted, by);
  refuseHoles(asked.variant, told);
  const days = daysSince(material);
  const after = days === null ? null : await happenedIn(context, material, { indicators, days });
  const lines = indicators
    .map((indicator): Line => ({
      now: told.get(refOf(by.key, wholeOf(indicator)))!,
      previous: told.get(refOf(by.key, wholeOf(indicator, 'previous')))!,
      since: happens(after?.get(indicator)),
    }))
    .filter(({ now }) => isShown(asked.variant, now));
  const shown = lines.filter((one) => hasChanged(one) || isMoreThanNone(one.since));
  return {
    heading: 'Những thay đổi',
    lead: [leadOf(material, { days, shown: shown.length, all: lines.length })],
    table: {
      columns: [
        { kind: 'text', width: 5, heading: 'Chỉ tiêu' },
        { kind: 'number', width: 1.6, heading: 'Kỳ trước' },
        { kind: 'number', width: 1.6, heading: 'Kỳ này' },
        { kind: 'number', width: 1.6, heading: 'Tăng, giảm' },
        ...(days === null ? [] : [{ kind: 'number', width: 1.6, heading: 'Từ sau cuộc họp trước' } as const]),
      ],
      rows: shown.map((one) => cellsOf(material, one, days !== null)),
    },
  };
}

/** From the day after the last meeting until the last that is known. */
function daysSince({ lastMeeting, today }: BriefMaterial): Days | null {
  if (lastMeeting === null || lastMeeting.occurredOn >= today) return null;
  return { from: addDays(lastMeeting.occurredOn, 1), to: today };
}

/** The same indicators on other days, by indicator. */
async function happenedIn(
  context: GatewayContext,
  { by }: BriefMaterial,
  { indicators, days }: { readonly indicators: readonly string[]; readonly days: Days },
): Promise<ReadonlyMap<string, Told>> {
  const period = `${days.from}-${days.to}`;
  const asOfDays: ReadBy = { ...by, key: { ...by.key, period }, period: { period, kind: 'ad-hoc', ...days } };
  const asked = indicators.map((one) => wholeOf(one));
  const told = await readTold(context, asked, asOfDays);
  return new Map([...told.values()].map((one) => [one.asked.indicator, one]));
}

function hasChanged({ now, previous }: Line): boolean {
  return isOther(previous, now) && (isNumber(now) || isNumber(previous));
}

/** None is none, however often somebody looked. */
function isOther({ value: a }: Told, { value: b }: Told): boolean {
  return a.is === 'zero' && b.is === 'zero' ? false : JSON.stringify(a) !== JSON.stringify(b);
}

/** What stands on a day or is estimated did not happen in any days. */
function happens(told: Told | undefined): Told | null {
  const kind = told?.definition?.kind;
  return told !== undefined && (kind === 'flow' || kind === 'distinct') ? told : null;
}

function isMoreThanNone(told: Told | null): boolean {
  return told?.value.is === 'number' && told.value.value !== '0';
}

function isNumber({ value }: Told): boolean {
  return value.is === 'number' || value.is === 'zero';
}

function cellsOf(
  { asked: { variant }, by, known }: BriefMaterial,
  { now, previous, since }: Line,
  hasMeeting: boolean,
): readonly Cell[] {
  const cell = (told: Told): Cell => {
    return { is: 'figure', figure: { ref: told.ref, value: inDocument(valueIn(variant, told), told.definition) } };
  };
  const change = differenceOf(valueIn(variant, previous), valueIn(variant, now));
  const changeRef = refOf(known.key, wholeOf(now.asked.indicator, 'change'));
  const unit = now.definition === null ? '' : ` (${unitWords(now.definition.unitOfCount)})`;
  return [
    words(`${namesOf(by, now.asked.indicator).vi}${unit}`),
    cell(previous),
    cell(now),
    { is: 'figure', figure: { ref: changeRef, value: inDocument(change, now.definition) } },
    ...(hasMeeting ? [since && cell(since)] : []),
  ];
}

interface Counted {
  readonly days: Days | null;
  readonly shown: number;
  readonly all: number;
}

function leadOf({ known, lastMeeting }: BriefMaterial, { days, shown, all }: Counted): string {
  const { from, to } = known.period;
  const period = `Số liệu ${periodWords(known.period).period} (${printed(from)} – ${printed(to)})`;
  const compared = `${shown}/${all} chỉ tiêu khác kỳ trước${days === null ? '' : ' hoặc có phát sinh từ sau cuộc họp trước'}`;
  return `${period}: ${compared}. ${meetingWords(lastMeeting)}`;
}

function meetingWords(lastMeeting: BriefMaterial['lastMeeting']): string {
  if (lastMeeting === null) return 'Chưa ghi nhận cuộc họp liên ngành cấp tỉnh nào trước đó.';
  return `Cuộc họp trước: ngày ${printed(lastMeeting.occurredOn)}.`;
}
