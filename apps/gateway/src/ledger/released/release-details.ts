import { axisOf, QuestionRefused, type Question } from '../../figure/question.ts';
import type { ToldCell } from '../../figure/released/release-table.ts';
import { tellingOf, toldOf } from '../../figure/released/released.ts';
import { versionsOf } from '../../figure/versions.ts';
import type { Definition } from '../../measures/definition.ts';
import { cursorFrom, LONGEST_PAGE, type Detail, type Details, type Page } from '../drill-down/detail.ts';
import { askedBy, readMaterials, type Circumstances, type Reading } from '../reading/materials.ts';

interface Asked {
  readonly question: Question;
  readonly page: Page;
  readonly circumstances: Circumstances;
}

/**
 * The cells that a figure was taken from, each with the event that released it: what is below stays in its service.
 *
 * @throws QuestionRefused for a withheld value, and for an estimate
 */
export async function releasedDetails(reading: Reading, { question, page, circumstances }: Asked): Promise<Details> {
  const asked = askedBy(question);
  const material = (await readMaterials(reading, asked, circumstances))(question.indicator, asked.lines[0]!);
  const versions = versionsOf(question, material);
  if (versions.definition.kind === 'estimate') throw new QuestionRefused('no-drill-down');
  const { value, cells } = toldOf({ question, material, versions }, tellingOf({ question, material, versions }));
  if (value.is === 'withheld') throw new QuestionRefused('withheld');
  const told = value.is === 'number' || value.is === 'zero' ? cells : [];
  const details = told.map((one, n) => detailFrom(one, { question, definition: versions.definition, n }));
  return pageOf(details.sort(inOrder), page);
}

function detailFrom(
  { table, cell }: ToldCell,
  { question, definition, n }: { readonly question: Question; readonly definition: Definition; readonly n: number },
): Detail {
  const { position, knownDay, event, recordedAt, record, recordId, period } = table;
  return {
    ...{ position, knownDay, event, recordedAt, record },
    ...axisOf(question),
    indicator: definition.code,
    version: definition.definitionVersion,
    sensitivity: definition.sensitivity,
    item: '',
    subject: '',
    occurredOn: period.to,
    dimensions: cell.dimensions,
    unit: cell.unit,
    placements: [],
    value: String(cell.value),
    sign: 1,
    cursor: `${position}.${recordId}.${n}`,
  };
}

function pageOf(details: readonly Detail[], { first, after }: Page): Details {
  const [position, id, n] = cursorFrom(after).map(BigInt);
  const rest = details.filter(({ cursor }) => isAfter(partsOf(cursor), [position!, id!, n!]));
  const facts = rest.slice(0, Math.min(Math.max(first, 0), LONGEST_PAGE));
  return { totalCount: details.length, facts, hasMore: rest.length > facts.length };
}

function inOrder(a: Detail, b: Detail): number {
  return isAfter(partsOf(a.cursor), partsOf(b.cursor)) ? 1 : -1;
}

function partsOf(cursor: string): readonly bigint[] {
  return cursor.split('.').map(BigInt);
}

function isAfter(a: readonly bigint[], b: readonly bigint[]): boolean {
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs >= 0 && a[differs]! > b[differs]!;
}
