import { z } from 'zod';
import type { Io } from './io.ts';

/** What is asked of a figure on the command line. */
export interface FigureOptions {
  readonly from: string;
  readonly to: string;
  readonly unit?: string;
  readonly agency?: string;
  readonly obligation?: string;
  readonly asOf?: string;
  readonly map: string;
}

const sentences = z.object({ vi: z.string(), en: z.string() });

/** A figure as the gateway and the audit tell it. */
export const toldFigure = z.object({
  value: z.object({
    is: z.string(),
    value: z.string().optional(),
    checks: z.string().optional(),
    because: z.string().optional(),
  }),
  frame: z.object({
    indicator: z.string(),
    names: sentences,
    unitOfCount: z.string(),
    period: z.object({ from: z.string(), to: z.string(), state: z.string() }),
    asOf: z.string().nullable(),
    completeTo: z.object({ position: z.string(), at: z.string() }).nullable(),
  }),
  steps: z.array(sentences),
});
export type ToldFigure = z.infer<typeof toldFigure>;

/** Value, frame and steps, a line each, in both languages. */
export function printFigure({ value, frame, steps }: ToldFigure, io: Io): void {
  const { names, indicator, unitOfCount, period } = frame;
  io.out(`${names.vi} / ${names.en} (${indicator}, ${unitOfCount}), ${period.from} – ${period.to}`);
  io.out(`  = ${valueOf(value)}`);
  for (const [index, { vi, en }] of steps.entries()) {
    io.out(`  ${index + 1}. ${vi}`);
    io.out(`     ${en}`);
  }
}

const words: Readonly<Record<string, string>> = {
  MissingValue: 'chưa có số liệu / missing',
  WithheldValue: 'không được hiển thị / withheld',
  CannotBeCarriedValue: 'không chuyển được sang bản đồ này / cannot be carried to this map',
};

function valueOf({ is, value, checks, because }: ToldFigure['value']): string {
  if (is === 'NumberValue') return value ?? '';
  if (is === 'ZeroValue') return `0 (${checks} lượt kiểm tra / checks)`;
  const word = words[is] ?? is;
  return because === undefined ? word : `${word} (${because})`;
}
