import { coverageOf, type CoverageCell } from '../../graphql/matrix/picture.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import type { TaskRecord } from '../../read-models/kept-states.ts';
import { printed } from '../lines/layout.ts';
import { nameOn } from '../lines/rows.ts';
import { contentOf, stateOf } from './conclusions.ts';
import type { BriefMaterial } from './material.ts';
import { several, shortened, words, type Part } from './part.ts';
import type { Said } from './said.ts';

/** What is overdue and whose: obligations whose day has passed and that nobody confirmed, the oldest day first. */
export async function whatIsOverdue(context: GatewayContext, material: BriefMaterial, said: Said): Promise<Part> {
  const { known, position, today } = material;
  const { period } = known;
  const [directive] = (period.obligation ?? '').split('/');
  const to = today > period.to ? today : period.to;
  const rows = directive ? await coverageOf(context, { directive, from: period.from, to, asOf: position }) : [];
  const overdue = rows.flatMap(({ cells }) => cells.filter((cell) => cell.overdue));
  const late = overdueOf(material);
  const agencies = new Set([...overdue.map(({ addressee }) => addressee), ...late.map(({ lead }) => lead)]).size;
  return {
    heading: 'Nhiệm vụ quá hạn',
    lead: [
      overdue.length + late.length === 0
        ? 'Không có nhiệm vụ nào quá hạn.'
        : `${new Set(overdue.map(({ obligation }) => obligation.key)).size} nhiệm vụ của văn bản chỉ đạo và ${late.length} việc được giao của ${agencies} cơ quan, địa phương đã quá hạn và chưa hoàn thành.`,
    ],
    table: {
      columns: [
        { kind: 'text', width: 5, heading: 'Nhiệm vụ' },
        { kind: 'text', width: 4, heading: 'Cơ quan, địa phương' },
        { kind: 'day', width: 1.6, heading: 'Hạn' },
      ],
      rows: [...groupsOf(overdue).map(rowOf), ...late.map((task) => taskOf(task, said))]
        .toSorted((a, b) => (a.on < b.on ? -1 : 1))
        .map(({ on, what, whose }) => {
          const names = whose.map((agency) => nameOn(known, agency, today).vi);
          return [words(what), words(several(names, 'cơ quan')), on === '' ? null : { is: 'day', day: on }];
        }),
    },
  };
}

interface Overdue {
  /** Empty: no day is known. */
  readonly on: string;
  readonly what: string;
  readonly whose: readonly string[];
}

function rowOf(cells: readonly CoverageCell[]): Overdue {
  const { code, words: text } = cells[0]!.obligation;
  const whose = cells.map(({ addressee }) => addressee);
  return { on: cells[0]!.due?.on ?? '', what: `${code}. ${shortened(text, 110)}`, whose };
}

/** Tasks whose day has passed and that are not done. */
export function overdueOf({ tasks, today }: Pick<BriefMaterial, 'tasks' | 'today'>): readonly TaskRecord[] {
  return tasks.filter((task) => stateOf(task, today) === 'overdue');
}

function taskOf(task: TaskRecord, said: Said): Overdue {
  const { conclusion, dueOn } = contentOf(task);
  const given = `giao ngày ${printed(task.occurredOn)}`;
  const which = conclusion ? `Kết luận số ${conclusion.code} của cuộc họp, ${given}` : `Việc được ${given}`;
  const text = said.get(task.record);
  const what = text === undefined ? which : `${which}: ${shortened(text, 110)}`;
  return { on: dueOn ?? '', what, whose: [task.lead] };
}

/** One row for an obligation and a day, whoever did not keep it. */
function groupsOf(overdue: readonly CoverageCell[]): readonly (readonly CoverageCell[])[] {
  const groups = new Map<string, CoverageCell[]>();
  for (const cell of overdue) {
    const key = `${cell.due?.on ?? ''} ${cell.obligation.key}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cells]) => cells);
}
