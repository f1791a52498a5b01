import type { Day } from '@lien-nganh/kernel';
import { ReferenceDataError } from './read-file.ts';
import type { TeamRulesFile } from './inspection-rules.ts';

type Rule = TeamRulesFile['rules'][number];

/** All rules of inspection teams for as long as none of them changes. */
export interface Stretch {
  readonly source: string;
  readonly validFrom: Day;
  /** First day on which it is no more. */
  readonly validTo: Day | null;
  /** What is asked of a team. */
  readonly composition: {
    readonly leaders: number;
    readonly deputies: { readonly least: number; readonly most: number };
    readonly leastMembers: number;
    readonly sectors: readonly string[];
  };
  /** What is asked of its inspections. */
  readonly conduct: {
    readonly leastMembers: number;
    readonly plannedNeedsPlan: boolean;
    readonly surpriseNeedsGround: boolean;
    readonly surpriseNeedsReport: boolean;
    readonly surpriseIsLeaders: boolean;
  };
}

/**
 * The rules of the file from each day on which one of them changes. A rule that is missing on a day asks for nothing.
 *
 * @throws ReferenceDataError when a rule has a value of another kind than it needs
 */
export function stretchesOf({ reference, rules }: TeamRulesFile): readonly Stretch[] {
  const changes = rules.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [validTo])]);
  const begins = [...new Set(changes)].sort();
  return begins.flatMap((validFrom, index) => {
    const held = rules.filter((rule) => holds(rule, validFrom));
    if (held.length === 0) return [];
    return [{ source: reference, validFrom, validTo: begins[index + 1] ?? null, ...contentOf(held) }];
  });
}

function contentOf(held: readonly Rule[]): Pick<Stretch, 'composition' | 'conduct'> {
  const number = (code: string, otherwise: number) => valueOf(held, code, 'number', otherwise);
  const asks = (code: string) => {
    const value = held.find((rule) => rule.code === code)?.value ?? false;
    return Array.isArray(value) ? value.length > 0 : value === true;
  };
  const least = number('minimum-members-at-inspection', 1);
  const sectors = held.find(({ code }) => code === 'member-sectors')?.value;
  return {
    composition: {
      leaders: number('leaders', 0),
      deputies: { least: number('minimum-deputies', 0), most: number('maximum-deputies', 20) },
      leastMembers: least,
      sectors: Array.isArray(sectors) ? sectors : [],
    },
    conduct: {
      leastMembers: least,
      plannedNeedsPlan: asks('planned-inspection-approved-by'),
      surpriseNeedsGround: asks('surprise-grounds'),
      surpriseNeedsReport: asks('surprise-needs-written-report'),
      surpriseIsLeaders: asks('surprise-inspection-decided-by'),
    },
  };
}

function valueOf(held: readonly Rule[], code: string, kind: 'number', otherwise: number): number {
  const value = held.find((rule) => rule.code === code)?.value ?? otherwise;
  if (typeof value !== kind) throw new ReferenceDataError(`the rule ${code} has no ${kind}`);
  return value as number;
}

function holds({ validFrom, validTo }: Rule, on: Day): boolean {
  return validFrom <= on && (validTo === null || on < validTo);
}
