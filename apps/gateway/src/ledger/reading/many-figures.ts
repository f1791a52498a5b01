import { figuresFor } from '../../figure/figure.ts';
import { axisOf, type Question } from '../../figure/question.ts';
import type { Figure } from '../../figure/value.ts';
import { readMaterials, type Circumstances, type Reading } from './materials.ts';

/**
 * Answers many questions of any kind, each as a figure of its own. Those of the same days, moment, map, breakdown and axis are
 * read at once: so many queries are made as there are such kinds, however many figures and events there are.
 *
 * @returns the figures in the order of the questions
 */
export async function readFigures(
  reading: Reading,
  questions: readonly Question[],
  circumstances: Circumstances,
): Promise<readonly Figure[]> {
  const found = new Map<Question, Figure>();
  for (const together of grouped(questions, readTogether)) {
    const lines = together.map((question) => axisOf(question));
    const materials = await readMaterials(
      reading,
      {
        ...together[0]!,
        indicators: distinct(together.map(({ indicator }) => indicator)),
        axis: lines[0]!.axis,
        lines: distinct(lines.map(({ line }) => line)),
        onMap: together.some(({ unit }) => unit !== null),
      },
      circumstances,
    );
    for (const laid of grouped(together, laidTogether)) {
      const material = materials(laid[0]!.indicator, axisOf(laid[0]!).line);
      const units = laid.map(({ unit }) => unit);
      figuresFor(laid[0]!, units, material).forEach((figure, index) => found.set(laid[index]!, figure));
    }
  }
  return questions.map((question) => found.get(question)!);
}

const readTogether = (question: Question): readonly unknown[] => {
  const { from, to, asOf, map, breakdown } = question;
  return [from, to, String(asOf), map, breakdown, axisOf(question).axis];
};

/** What differs by the unit alone is laid out on the map once. */
const laidTogether = (question: Question): readonly unknown[] => [
  question.indicator,
  axisOf(question).line,
  question.part,
];

function grouped(
  questions: readonly Question[],
  by: (question: Question) => readonly unknown[],
): readonly (readonly Question[])[] {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    const key = JSON.stringify(by(question));
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  return [...groups.values()];
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
