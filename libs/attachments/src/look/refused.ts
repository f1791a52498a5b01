import type { JsonValue, UploadRule } from '@lien-nganh/kernel';

/** What was uploaded breaks a rule. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly rule: UploadRule,
    readonly details: Readonly<Record<string, JsonValue>> = {},
  ) {
    super(rule);
  }
}

/** @param where in a word or two, for whoever has to find out */
export function damaged(where: string): Refused {
  return new Refused('file-is-whole', { where });
}
