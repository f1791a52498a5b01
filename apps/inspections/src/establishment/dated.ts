import type { Day } from '@lien-nganh/kernel';

/** What counts of an establishment, as it was at one time. */
export interface Described {
  readonly kind: string;
  readonly conditional: boolean;
  readonly prone: boolean;
  readonly licensed: boolean;
  readonly risk: 'low' | 'medium' | 'high' | 'unknown';
  readonly unit: string;
  /** Units on later maps in which the site lies. */
  readonly placements: readonly string[];
}

/** What it became on a day. */
export interface Change {
  readonly on: Day;
  readonly changed: Partial<Described>;
}

/** How it opened, and what it became since, in order of days. */
export interface History {
  readonly opening: Described;
  readonly changes: readonly Change[];
}

/** What it was from a day on, until the next. */
export interface Stretch extends Described {
  readonly from: Day;
}

/** A change of an earlier day may be told later; those of one day stand in the order in which they were told. */
export function withChange<H extends History>(history: H, change: Change): H {
  const later = history.changes.findIndex(({ on }) => on > change.on);
  const at = later === -1 ? history.changes.length : later;
  return { ...history, changes: [...history.changes.slice(0, at), change, ...history.changes.slice(at)] };
}

/** A correction says what should have been said: it takes the place of what was said last, from the same day on. */
export function withCorrection<H extends History>(history: H, corrected: Partial<Described>): H {
  return Object.entries(corrected).reduce<H>((next, [name, value]) => {
    const last = next.changes.findLastIndex(({ changed }) => name in changed);
    if (last === -1) return { ...next, opening: { ...next.opening, [name]: value } };
    const change = next.changes[last]!;
    return { ...next, changes: next.changes.with(last, { ...change, changed: { ...change.changed, [name]: value } }) };
  }, history);
}

/** What it is now: how it opened, with every change. */
export function present({ opening, changes }: History): Described {
  return changes.reduce<Described>((now, { changed }) => ({ ...now, ...changed }), opening);
}

/** What it was and since when, from its opening to its closing; two that follow each other differ. */
export function stretchesOf(
  { opening, changes }: History,
  { openedOn, closedOn }: { readonly openedOn: Day; readonly closedOn: Day | null },
): readonly Stretch[] {
  const stretches: Stretch[] = [{ from: openedOn, ...opening }];
  for (const { on, changed } of changes) {
    const last = stretches.at(-1)!;
    if (closedOn !== null && on >= closedOn) break;
    const next = { ...last, ...changed };
    if (on <= last.from) stretches[stretches.length - 1] = next;
    else if (JSON.stringify(next) !== JSON.stringify(last)) stretches.push({ ...next, from: on });
  }
  return stretches;
}
