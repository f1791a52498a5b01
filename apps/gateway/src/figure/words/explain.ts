import { fullNameOf, printDay, vietnamTime, type Sentences, type UnitKey, type UnitMap } from '@lien-nganh/vocabulary';
import type { Days, UnitSpan } from '../same-unit.ts';
import { unitIn } from '../counting/place.ts';
import type { Slice } from '../counting/slices.ts';
import type { FigureValue, Frame } from '../value.ts';
import { exactnessWords, kindWords, missingWords, notPlacedWords } from './words.ts';

interface Explained {
  readonly value: FigureValue;
  readonly frame: Frame;
  /** `null` where no facts are behind it: it is withheld, or comes in releases. */
  readonly slice: Slice | null;
  readonly units: UnitMap;
  /** Whether it is known by looking alone: then none rests on the looks. Absent: it is not. */
  readonly byLooking?: boolean;
}

/** How a value came to be, step by step, in both languages. */
export function explain({ value, frame, slice, units, byLooking = false }: Explained): readonly Sentences[] {
  const steps = [definitionStep(frame), axisStep(frame), ...partStep(frame), mapStep(frame, units), knownStep(frame)];
  if (slice === null) {
    return [
      ...steps,
      ...releaseSteps(frame),
      ...spansStep(frame),
      ...estimateStep(frame),
      valueStep(value, { frame, byLooking }),
    ];
  }
  return [
    ...[...steps, ...sumSteps(slice, units), ...paperSteps(frame)],
    ...[...unplacedStep(frame), ...estimateStep(frame), valueStep(value, { frame, byLooking })],
  ];
}

/** Days as each language writes them. */
function daysOf({ from, to }: Days): string {
  return `${printDay(from)} đến ${printDay(to)}`;
}

function daysInEnglish({ from, to }: Days): string {
  return `${from} to ${to}`;
}

function definitionStep({ names, indicator, definitionVersions, kind, period }: Frame): Sentences {
  const versions = definitionVersions.join(', ') || '–';
  return {
    vi: `Chỉ tiêu “${names.vi}” (${indicator}, ${kindWords[kind].vi}), phiên bản định nghĩa ${versions}, kỳ ${daysOf(period)}.`,
    en: `Indicator “${names.en}” (${indicator}, ${kindWords[kind].en}), definition version ${versions}, period ${period.from} to ${period.to}.`,
  };
}

/** What it is narrowed to. */
function partStep({ part }: Frame): readonly Sentences[] {
  if (part === null) return [];
  const { dimension, value } = part;
  const [vi, en] = value === '' ? ['chưa phân loại', 'not classified'] : [value, value];
  return [{ vi: `Chỉ tính phần ${dimension}: ${vi}.`, en: `Only what is of ${dimension}: ${en}.` }];
}

function axisStep({ axis, line, overlaps }: Frame): Sentences {
  if (axis === 'total') {
    return { vi: 'Mỗi việc được tính một lần.', en: 'Each thing is counted once.' };
  }
  const overlap = overlaps
    ? { vi: ' Các dòng trùng nhau: cộng lại không bằng tổng.', en: ' Lines overlap: their sum is not the total.' }
    : { vi: '', en: '' };
  const [vi, en] = axis === 'agency' ? ['cơ quan', 'agency'] : ['nhiệm vụ', 'obligation'];
  return { vi: `Dòng của ${vi} ${line}.${overlap.vi}`, en: `The line of ${en} ${line}.${overlap.en}` };
}

function mapStep({ map, unit, spans }: Frame, units: UnitMap): Sentences {
  const name = placeName(spans[0]?.unit.key ?? unit, units);
  const where = { vi: name ?? 'toàn tỉnh', en: name ?? 'the whole province' };
  if (spans.length > 1)
    return { vi: `Địa bàn: ${namesOver(spans, daysOf)}.`, en: `Place: ${namesOver(spans, daysInEnglish)}.` };
  if (map.day === null) {
    return {
      vi: `Địa bàn: ${where.vi}, theo đơn vị hành chính vào ngày xảy ra từng việc.`,
      en: `Place: ${where.en}, each thing on the map of its own day.`,
    };
  }
  return {
    vi: `Địa bàn: ${where.vi}, theo đơn vị hành chính ngày ${printDay(map.day)}.`,
    en: `Place: ${where.en}, on the map of ${map.day}.`,
  };
}

/** A unit as it is called, with its code: `phường Quyết Thắng (03386)`. */
function placeName(key: UnitKey | null, units: UnitMap): string | null {
  const unit = key === null ? undefined : units.byKey.get(key);
  return unit ? `${fullNameOf(unit)} (${unit.code})` : key;
}

/** A unit that changed its name within the period is called by each on its own days. */
function namesOver(spans: readonly UnitSpan[], daysIn: (days: Days) => string): string {
  return spans.map(({ unit, ...days }) => `${fullNameOf(unit)} (${unit.code}, ${daysIn(days)})`).join('; ');
}

function knownStep({ asOf, completeTo }: Frame): Sentences {
  const complete = completeTo
    ? {
        vi: `đầy đủ đến ${vietnamTime(completeTo.at)} giờ Việt Nam (${completeTo.log}:${completeTo.position})`,
        en: `complete to ${completeTo.at} (${completeTo.log}:${completeTo.position})`,
      }
    : { vi: 'chưa biết đầy đủ đến đâu', en: 'not known to be complete to any point' };
  if (asOf === null) return { vi: `Số liệu hiện có, ${complete.vi}.`, en: `All that has arrived, ${complete.en}.` };
  return {
    vi: `Số liệu như đã biết tại vị trí ${asOf}; ${complete.vi}.`,
    en: `As known at position ${asOf}; ${complete.en}.`,
  };
}

/** By the unit in which each thing was recorded, called as it was on that day; in order of code, whatever order they were read in. */
function sumSteps({ inside }: Slice, units: UnitMap): readonly Sentences[] {
  const byUnit = new Map<UnitKey, bigint>();
  for (const { place, value, imported } of inside) {
    if (imported) continue;
    const unit = unitIn(place);
    byUnit.set(unit, (byUnit.get(unit) ?? 0n) + value);
  }
  return [...byUnit]
    .filter(([, value]) => value !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, value]) => ({
      vi: `Ghi nhận tại ${unit === '' ? 'toàn tỉnh' : placeName(unit, units)}: ${value}.`,
      en: `Recorded in ${unit === '' ? 'the province as a whole' : placeName(unit, units)}: ${value}.`,
    }));
}

/** What was taken from which paper, where nothing else is behind it. */
function paperSteps({ imported, importedBeside }: Frame): readonly Sentences[] {
  const told = imported.map(({ document, dated, from, to, value, exactness }) => ({
    vi: `Nhập từ văn bản ${document} ngày ${printDay(dated)}, ${daysOf({ from, to })}: ${value} (${exactnessWords[exactness].vi}). Không có dữ liệu chi tiết ngoài văn bản.`,
    en: `Imported from ${document} of ${dated}, ${from} to ${to}: ${value} (${exactnessWords[exactness].en}). Nothing is behind it but the paper.`,
  }));
  const beside = importedBeside.map(({ document, from, to }) => ({
    vi: `Văn bản ${document} cho số liệu của kỳ ${daysOf({ from, to })}. Không suy ra số của một phần kỳ.`,
    en: `${document} tells of ${from} to ${to}. No part of a period is guessed.`,
  }));
  return [...told, ...beside];
}

/** What was taken from which release; of what is withheld nothing more is said. */
function releaseSteps({ releases }: Frame): readonly Sentences[] {
  return releases.map(({ release, edition, agency, releasedOn, threshold, period: { from, to } }) => {
    const small = {
      vi: threshold === null ? '' : ` Số nhỏ hơn ${threshold} không được hiển thị.`,
      en: threshold === null ? '' : ` Counts below ${threshold} are withheld.`,
    };
    return {
      vi: `${agency} công bố ngày ${printDay(releasedOn)}, lần ${edition}, cho kỳ ${daysOf({ from, to })} (${release}).${small.vi}`,
      en: `Released by ${agency} on ${releasedOn}, edition ${edition}, for ${from} to ${to} (${release}).${small.en}`,
    };
  });
}

/** The asked days are told by no release, but days beside them are. */
function spansStep({ releasedSpans }: Frame): readonly Sentences[] {
  if (releasedSpans.length === 0) return [];
  const spans = (daysIn: (days: Days) => string) => releasedSpans.map(daysIn).join('; ');
  return [
    {
      vi: `Số liệu được công bố theo kỳ khác với kỳ được hỏi: ${spans(daysOf)}. Không suy ra số của một phần kỳ.`,
      en: `It is released for other days than the asked ones: ${spans(daysInEnglish)}. No part of a period is guessed.`,
    },
  ];
}

function unplacedStep({ cannotBePlaced }: Frame): readonly Sentences[] {
  if (cannotBePlaced === null) return [];
  const { value, because } = cannotBePlaced;
  const why = (language: 'vi' | 'en') => because.map((reason) => notPlacedWords[reason][language]).join(', ');
  return [
    {
      vi: `Không xếp được vào đơn vị nào trên bản đồ này: ${value} (${why('vi')}).`,
      en: `Without one place on this map: ${value} (${why('en')}).`,
    },
  ];
}

function estimateStep({ estimate }: Frame): readonly Sentences[] {
  if (estimate === null) return [];
  const { method, author, on } = estimate;
  return [
    {
      vi: `Ước tính ngày ${printDay(on)} của ${author}, phương pháp: ${method}.`,
      en: `Estimated on ${on} by ${author}, method: ${method}.`,
    },
  ];
}

/** Visits say nothing of what is not found by looking: “after so many checks” would make them speak of it. */
function zeroStep(
  { checks }: Extract<FigureValue, { readonly is: 'zero' }>,
  { frame: { releases, imported }, byLooking }: Pick<Explained, 'frame' | 'byLooking'>,
): Sentences {
  if (releases.length > 0) return { vi: 'Kết quả: 0, theo số liệu đã công bố.', en: 'Result: 0, as released.' };
  if (imported.length > 0) return { vi: 'Kết quả: 0, theo văn bản nguồn.', en: 'Result: 0, as the papers say.' };
  if (!byLooking) return { vi: 'Kết quả: 0.', en: 'Result: 0.' };
  return { vi: `Kết quả: 0, sau ${checks} lượt kiểm tra.`, en: `Result: 0, after ${checks} checks.` };
}

function valueStep(value: FigureValue, of: Pick<Explained, 'frame' | 'byLooking'>): Sentences {
  switch (value.is) {
    case 'number':
      return { vi: `Kết quả: ${value.value}.`, en: `Result: ${value.value}.` };
    case 'zero':
      return zeroStep(value, of);
    case 'missing':
      return {
        vi: `Chưa có số liệu: ${missingWords[value.because].vi}.`,
        en: `Missing: ${missingWords[value.because].en}.`,
      };
    case 'withheld':
      return { vi: 'Số liệu không được hiển thị.', en: 'The value is withheld.' };
    case 'cannot-be-carried':
      return {
        vi: `Không chuyển được sang bản đồ này: ${notPlacedWords[value.because].vi}.`,
        en: `Cannot be carried to this map: ${notPlacedWords[value.because].en}.`,
      };
  }
}
