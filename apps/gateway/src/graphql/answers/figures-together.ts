import type { Question } from '../../figure/question.ts';
import type { Figure } from '../../figure/value.ts';
import type { GatewayContext } from '../context.ts';
import { circumstancesOf } from './questions.ts';

/** What questions may differ by and still be read at once. */
export type ReadBy = 'unit' | 'agency' | 'obligation';

/**
 * Answers many questions, those that differ by one axis alone together. Each is a question of its own: none of the answers
 * is worked out from others.
 */
export async function figuresTogether(
  context: GatewayContext,
  questions: readonly Question[],
  by: ReadBy,
): Promise<readonly Figure[]> {
  const keyOf = (question: Question) =>
    JSON.stringify({ ...question, [by]: null }, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
  const groups = new Map<string, Question[]>();
  for (const question of questions) groups.set(keyOf(question), [...(groups.get(keyOf(question)) ?? []), question]);
  const answers = new Map<Question, Figure>();
  for (const group of groups.values()) {
    const figures = await readGroup(context, group, by);
    group.forEach((question) => answers.set(question, figures(question[by])));
  }
  return questions.map((question) => answers.get(question)!);
}

/** @returns the figure of each key; of `null` that of all of them, each thing once */
async function readGroup(
  context: GatewayContext,
  group: readonly Question[],
  by: ReadBy,
): Promise<(key: string | null) => Figure> {
  const { indicator, unit, ...question } = group[0]!;
  const keys = [...new Set(group.flatMap((one) => one[by] ?? []))];
  const { rows, total } = await context.live.reader.overview(
    {
      ...question,
      ...(by === 'unit' ? {} : { [by]: null }),
      indicators: [indicator],
      rows: by === 'unit' ? { by, keys } : { by, keys, unit },
    },
    await circumstancesOf(context),
  );
  const figures = new Map(rows.map(({ key, figures }) => [key, figures[0]!]));
  return (key) => (key === null ? total[0]! : figures.get(key)!);
}
