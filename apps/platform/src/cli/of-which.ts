import { UsageError } from '../command-line/failure.ts';

/** What a command is about, and what is told where its line does not say that, or says it twice. */

export const oneOfBoth = { vi: 'Chỉ dùng --record hoặc --figure.', en: 'either --record or --figure' };
export const recordOrFigure = {
  vi: 'Cần --record, --figure, hoặc một vị trí <log>:<position>.',
  en: 'either --record or --figure, or a reference <log>:<position>',
};
const saidTwice = {
  vi: 'Vị trí đã được cho hai lần; chỉ cho một lần.',
  en: 'a reference, or an option that says the same, not both',
};
const ofWhichTime = { vi: 'Thiếu thời gian: --from và --to.', en: 'say of which time: --from and --to' };

/** A reference, and the option that says the same. @throws UsageError when both are given */
export function placed<Key extends 'position' | 'asOf'>(
  key: Key,
  reference: string | undefined,
  options: { readonly [key in Key]?: string },
): { readonly [key in Key]?: string } {
  if (reference === undefined) return {};
  if (options[key] !== undefined) throw new UsageError(saidTwice);
  return { [key]: reference } as { readonly [key in Key]?: string };
}

/** @throws UsageError when it is not said of which time */
export function withPeriod<T extends { readonly from?: string; readonly to?: string }>(options: T) {
  const { from, to } = options;
  if (from === undefined || to === undefined) throw new UsageError(ofWhichTime);
  return { ...options, from, to };
}
