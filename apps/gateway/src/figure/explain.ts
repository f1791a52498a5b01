import type { Sentences } from '@lien-nganh/vocabulary';
import type { Slice } from './slices.ts';
import type { FigureValue, Frame } from './value.ts';

interface Explained {
  readonly value: FigureValue;
  readonly frame: Frame;
  /** `null` where the value is withheld: then nothing more is said of it. */
  readonly slice: Slice | null;
}

/** How a value came to be, step by step, in both languages. */
export function explain({ value, frame, slice }: Explained): readonly Sentences[] {
  const steps = [definitionStep(frame), axisStep(frame), mapStep(frame), knownStep(frame)];
  if (slice === null) return [...steps, valueStep(value)];
  return [...steps, ...sumSteps(slice), ...unplacedStep(frame), valueStep(value)];
}

function definitionStep({ names, indicator, definitionVersions, kind, period }: Frame): Sentences {
  const versions = definitionVersions.join(', ') || '–';
  return {
    vi: `Chỉ tiêu “${names.vi}” (${indicator}, ${kind}), phiên bản định nghĩa ${versions}, kỳ ${period.from} đến ${period.to}.`,
    en: `Indicator “${names.en}” (${indicator}, ${kind}), definition version ${versions}, period ${period.from} to ${period.to}.`,
  };
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

function mapStep({ map, unit }: Frame): Sentences {
  const where = { vi: unit ?? 'toàn tỉnh', en: unit ?? 'the whole province' };
  if (map.day === null) {
    return {
      vi: `Địa bàn: ${where.vi}, theo đơn vị hành chính vào ngày xảy ra từng việc.`,
      en: `Place: ${where.en}, each thing on the map of its own day.`,
    };
  }
  return {
    vi: `Địa bàn: ${where.vi}, theo đơn vị hành chính ngày ${map.day}.`,
    en: `Place: ${where.en}, on the map of ${map.day}.`,
  };
}

function knownStep({ asOf, completeTo }: Frame): Sentences {
  const complete = completeTo
    ? {
        vi: `đầy đủ đến ${completeTo.at} (${completeTo.log}:${completeTo.position})`,
        en: `complete to ${completeTo.at} (${completeTo.log}:${completeTo.position})`,
      }
    : { vi: 'chưa biết đầy đủ đến đâu', en: 'not known to be complete to any point' };
  if (asOf === null) return { vi: `Số liệu hiện có, ${complete.vi}.`, en: `All that has arrived, ${complete.en}.` };
  return {
    vi: `Số liệu như đã biết tại vị trí ${asOf}; ${complete.vi}.`,
    en: `As known at position ${asOf}; ${complete.en}.`,
  };
}

function sumSteps({ inside }: Slice): readonly Sentences[] {
  const byPlace = new Map<string, bigint>();
  for (const { place, value } of inside) byPlace.set(place, (byPlace.get(place) ?? 0n) + value);
  return [...byPlace]
    .filter(([, value]) => value !== 0n)
    .map(([place, value]) => ({
      vi: `Ghi nhận tại ${place || 'toàn tỉnh'}: ${value}.`,
      en: `Recorded in ${place || 'the province as a whole'}: ${value}.`,
    }));
}

function unplacedStep({ cannotBePlaced }: Frame): readonly Sentences[] {
  if (cannotBePlaced === null) return [];
  const { value, because } = cannotBePlaced;
  return [
    {
      vi: `Không xếp được vào đơn vị nào trên bản đồ này: ${value} (${because.join(', ')}).`,
      en: `Without one place on this map: ${value} (${because.join(', ')}).`,
    },
  ];
}

function valueStep(value: FigureValue): Sentences {
  switch (value.is) {
    case 'number':
      return { vi: `Kết quả: ${value.value}.`, en: `Result: ${value.value}.` };
    case 'zero':
      return { vi: `Kết quả: 0, sau ${value.checks} lượt kiểm tra.`, en: `Result: 0, after ${value.checks} checks.` };
    case 'missing':
      return { vi: `Chưa có số liệu (${value.because}).`, en: `Missing (${value.because}).` };
    case 'withheld':
      return { vi: 'Số liệu không được hiển thị.', en: 'The value is withheld.' };
    case 'cannot-be-carried':
      return {
        vi: `Không chuyển được sang bản đồ này (${value.because}).`,
        en: `Cannot be carried to this map (${value.because}).`,
      };
  }
}
