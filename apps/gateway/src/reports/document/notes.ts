import type { Block, Run } from '@lien-nganh/documents';
import { dueReports } from '../../matrix/reports-in.ts';
import { fullNameOf, type UnitMap } from '@lien-nganh/vocabulary';
import { exactnessWords } from '../../figure/words/words.ts';
import { nameOn, namesOf } from '../lines/rows.ts';
import { printed } from '../lines/layout.ts';
import type { LateWork } from '../lateness/late-work.ts';
import { reachOf } from '../question/reach.ts';
import { receiptOf } from '../lines/receipts.ts';
import type { Told } from '../figures/told.ts';
import type { Drawn } from './cells.ts';
import { isShown, valueIn } from './variants.ts';

/** What one must know of all figures of a report: how complete they are, by which rules, and what is not in them. */
export function notesOf(drawn: Drawn): readonly Block[] {
  const lines = [
    ...reportsIn(drawn),
    cutOff(drawn),
    definitions(drawn),
    ...held(drawn),
    ...ofUnit(drawn),
    ...overlap(drawn),
    ...openPairs(drawn),
    ...papers(drawn),
    ...maps(drawn),
    ...lateWork(drawn),
  ];
  return [
    { is: 'heading', level: 2, number: null, text: 'Phạm vi số liệu và những gì chưa có trong báo cáo' },
    { is: 'list', mark: 'dash', items: lines.map((text): readonly Run[] => [{ is: 'text', text }]) },
    ...lateList(drawn),
  ];
}

/** How many of the due reports are in what is consolidated, and whose are not: nothing is a gap that nobody sees. */
function reportsIn({ composed }: Drawn): readonly string[] {
  const { known, by } = composed;
  if (known.key.reporter !== null) return [];
  const due = dueReports({ periods: [known.period], receipts: known.receipts, today: by.circumstances.today });
  const isIn = (agency: string) => receiptOf(known, agency).receivedOn !== null;
  const missing = due
    .filter(({ agency }) => !isIn(agency))
    .map(({ agency }) => nameOn(known, agency, known.period.to).vi);
  const asked = known.period.addressees.filter(({ manner }) => manner === 'asked');
  const came = asked.filter(({ agency }) => isIn(agency)).length;
  return [
    `Đã nhận ${due.length - missing.length}/${due.length} báo cáo phải gửi.`,
    ...(missing.length === 0
      ? []
      : [`Chưa báo cáo: ${missing.join('; ')}. Việc của các cơ quan này đã ghi nhận trong hệ thống vẫn được tính.`]),
    ...(asked.length === 0 ? [] : [`Cơ quan được đề nghị báo cáo: đã nhận ${came}/${asked.length}.`]),
  ];
}

function cutOff({ composed }: Drawn): string {
  const { period } = composed.known;
  const { from, to, cutOff: on, scheme } = period;
  return `Kỳ báo cáo ${printed(from)} – ${printed(to)} (${scheme.vi}), chốt số liệu ngày ${printed(on)}.`;
}

/** Most definitions are the first: only the others are named. */
function definitions(drawn: Drawn): string {
  const later = new Map<string, readonly number[]>();
  for (const { asked, definitionVersions } of shownIn(drawn)) {
    if (definitionVersions.some((version) => version > 1)) later.set(asked.indicator, definitionVersions);
  }
  const words = [...later]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, versions]) => `${code} bản ${versions.join(', ')}`);
  const rest = words.length === 0 ? '' : `, trừ: ${words.join('; ')}. So sánh giữa hai bản định nghĩa cần được xem xét`;
  return `Chỉ tiêu được tính theo định nghĩa bản 1${rest}.`;
}

function held(drawn: Drawn): readonly string[] {
  const withheld = shownIn(drawn).filter((told) => valueIn(drawn.variant, told).is === 'withheld').length;
  return withheld === 0 ? [] : [`${withheld} số liệu không hiển thị theo quy định; không được suy ra từ số liệu khác.`];
}

/** The report of a unit tells what was done there, whoever did it: not what its agency alone did. */
function ofUnit({ composed: { known, by } }: Drawn): readonly string[] {
  const { unit } = reachOf(known.key, known.period);
  if (unit === null) return [];
  return [
    `Số liệu tính trên địa bàn ${nameOfUnit(by.units, unit)}, của mọi cơ quan; số liệu không gắn với địa bàn và số liệu hạn chế là của riêng cơ quan báo cáo.`,
  ];
}

function overlap({ composed }: Drawn): readonly string[] {
  const { annexes } = composed.layout;
  if (!annexes.some(({ annex }) => annex.rows === 'agencies' || annex.rows === 'addressees')) return [];
  return [
    'Việc làm chung được tính một lần trong tổng số và có mặt ở dòng của từng cơ quan tham gia: tổng các dòng không phải là tổng số.',
  ];
}

/** Possible twins that nobody has decided count as two until somebody does. */
function openPairs(drawn: Drawn): readonly string[] {
  const most = Math.max(0, ...shownIn(drawn).map(({ figure }) => figure?.frame.openPairs ?? 0));
  return most === 0
    ? []
    : [`Còn ít nhất ${most} cặp hồ sơ có thể là một việc chưa được xem xét; mỗi hồ sơ đang được tính riêng.`];
}

/** Figures with a part that a paper told before records begin: which they are, by which paper, exact or rounded. */
function papers(drawn: Drawn): readonly string[] {
  const { by } = drawn.composed;
  const told = new Set<string>();
  for (const { asked, figure } of shownIn(drawn)) {
    for (const { document, dated, from, to, exactness } of figure?.frame.imported ?? []) {
      const days = from === to ? `tính đến ngày ${printed(to)}` : `kỳ ${printed(from)} – ${printed(to)}`;
      const word = exactnessWords[exactness].vi;
      told.add(
        `${namesOf(by, asked.indicator).vi}, ${days}: theo văn bản ${document} ngày ${printed(dated)} (${word})`,
      );
    }
  }
  return told.size === 0 ? [] : [`Số liệu nhập từ văn bản, không có hồ sơ chi tiết: ${[...told].sort().join('; ')}.`];
}

/** On which map units stand, where it is not that of each day; and what of it has no one place there. */
function maps(drawn: Drawn): readonly string[] {
  const { by, layout } = drawn.composed;
  const lost = unplacedIn(drawn);
  if (by.map === 'as-was') return lost;
  return [`Đơn vị hành chính theo bản đồ ngày ${printed(layout.mapDay)}, không phải của từng ngày phát sinh.`, ...lost];
}

/** Of which units some part has no one place, and of which indicators: those that are so in the same units are told together. */
function unplacedIn(drawn: Drawn): readonly string[] {
  const { by } = drawn.composed;
  const units = new Map<string, Set<string>>();
  for (const told of shownIn(drawn)) {
    const { indicator, unit } = told.asked;
    if (unit === null || !hasNoOnePlace(told)) continue;
    units.set(indicator, (units.get(indicator) ?? new Set()).add(nameOfUnit(by.units, unit)));
  }
  const indicators = new Map<string, readonly string[]>();
  for (const [indicator, names] of units) {
    const where = [...names].join('; ');
    indicators.set(where, [...(indicators.get(where) ?? []), namesOf(by, indicator).vi]);
  }
  return [...indicators].map(
    ([where, of]) =>
      `Có phần không xếp chắc chắn được vào một đơn vị của bản đồ này (${where}), nhưng vẫn nằm trong tổng số: ${of.join('; ')}.`,
  );
}

function hasNoOnePlace({ value, figure }: Told): boolean {
  return value.is === 'cannot-be-carried' || (figure?.frame.cannotBePlaced ?? null) !== null;
}

function nameOfUnit(units: UnitMap, key: string): string {
  const unit = units.byKey.get(key);
  return unit === undefined ? key : fullNameOf(unit);
}

function lateWork({ composed }: Drawn): readonly string[] {
  const waiting = waitingIn(composed.late.late);
  if (waiting.length === 0) return [];
  return [`${waiting.length} việc nhập sau khi báo cáo đã khóa chưa được tính vào báo cáo này.`];
}

/** Which they are is told at work, not in public. */
function lateList({ composed, variant }: Drawn): readonly Block[] {
  const waiting = waitingIn(composed.late.late);
  const told = waiting.filter(({ restricted }) => variant === 'restricted' || !restricted);
  if (variant === 'public' || told.length === 0) return [];
  const { known } = composed;
  const items = told.map(({ record, occurredOn, enteredOn, waitsFor }): readonly Run[] => {
    const agencies = waitsFor.map((agency) => nameOn(known, agency, known.period.to).vi).join('; ');
    return [
      {
        is: 'text',
        text: `${record}: xảy ra ngày ${printed(occurredOn)}, nhập ngày ${printed(enteredOn)} (${agencies})`,
      },
    ];
  });
  return [{ is: 'list', mark: 'dash', items }];
}

function waitingIn(late: readonly LateWork[]): readonly LateWork[] {
  return late.filter(({ isIn }) => !isIn);
}

function shownIn({ composed, variant }: Drawn): readonly Told[] {
  return [...composed.told.values()].filter((told) => isShown(variant, told));
}
