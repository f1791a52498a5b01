import { coverageOf, type CoverageCell } from '../../graphql/matrix/picture.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import { nameOn } from '../rows.ts';
import type { BriefMaterial } from './material.ts';
import { several, shortened, words, type Part } from './part.ts';

/** What is overdue and whose: obligations whose day has passed and that nobody confirmed, the oldest day first. */
export async function whatIsOverdue(context: GatewayContext, { known, position, today }: BriefMaterial): Promise<Part> {
  const { period } = known;
  const [directive] = (period.obligation ?? '').split('/');
  const to = today > period.to ? today : period.to;
  const rows = directive ? await coverageOf(context, { directive, from: period.from, to, asOf: position }) : [];
  const overdue = rows.flatMap(({ cells }) => cells.filter((cell) => cell.overdue));
  const tasks = groupsOf(overdue);
  const agencies = new Set(overdue.map(({ addressee }) => addressee)).size;
  return {
    heading: 'Nhiệm vụ quá hạn',
    lead: [
      overdue.length === 0
        ? 'Không có nhiệm vụ nào của văn bản chỉ đạo quá hạn.'
        : `${new Set(overdue.map(({ obligation }) => obligation.key)).size} nhiệm vụ của ${agencies} cơ quan, địa phương đã quá hạn và chưa được xác nhận hoàn thành.`,
    ],
    table: {
      columns: [
        { kind: 'text', width: 5, heading: 'Nhiệm vụ' },
        { kind: 'text', width: 4, heading: 'Cơ quan, địa phương' },
        { kind: 'day', width: 1.6, heading: 'Hạn' },
      ],
      rows: tasks.map(({ on, cells }) => {
        const { code, words: text } = cells[0]!.obligation;
        const names = cells.map(({ addressee }) => nameOn(known, addressee, today).vi);
        return [
          words(`${code}. ${shortened(text, 110)}`),
          words(several(names, 'cơ quan')),
          on === null ? null : { is: 'day', day: on },
        ];
      }),
    },
  };
}

interface Group {
  readonly on: string | null;
  readonly cells: readonly CoverageCell[];
}

/** One row for an obligation and a day, whoever did not keep it. */
function groupsOf(overdue: readonly CoverageCell[]): readonly Group[] {
  const groups = new Map<string, CoverageCell[]>();
  for (const cell of overdue) {
    const key = `${cell.due?.on ?? ''} ${cell.obligation.key}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, cells]) => ({ on: cells[0]!.due?.on ?? null, cells }));
}
