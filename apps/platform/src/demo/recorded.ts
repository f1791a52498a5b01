import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { workday } from './calendar.ts';
import type { Random } from './random.ts';
import { onRecord, SAMPLE, type Known, type Send, type Step, type Strand } from './story.ts';

/** A piece of recorded work, in whatever service. */
export interface Entry {
  /** Address of its kind below `/api/`: `communications/session`. */
  readonly kind: string;
  /** Name under which its id is learnt. */
  readonly ref: string;
  readonly on: Day;
  readonly unit: string;
  readonly lead: string;
  readonly participants?: readonly string[];
  /** The words of its kind; where they name another record, its id is known by then. */
  readonly told: object | ((known: Known) => object);
  /** What was entered wrongly at first and is put right later; absent: such work is not corrected. */
  readonly slip?: object;
}

/** Shares of entries that are late, put right, taken back and confirmed. */
const LATE = 0.08;
const WRONG = 0.03;
const WITHDRAWN = 0.008;
const CONFIRMED = 0.6;

/** An entry as officers live with it: some come weeks late, partners confirm their part, a few are put right or taken back. */
export function lived(entry: Entry, random: Random): Strand {
  const on = workday(addDays(entry.on, random.chance(LATE) ? random.between(10, 45) : random.between(0, 3)));
  const after = (days: number) => workday(addDays(on, days));
  const confirmed = (entry.participants ?? [])
    .filter(() => random.chance(CONFIRMED))
    .map((agency) => later(entry, after(random.between(1, 8)), ['confirm-part', {}, `officer.${agency}`]));
  return { name: entry.ref, steps: [recorded(entry, on), ...inOrder(confirmed), ...putRight(entry, random, after)] };
}

function putRight(entry: Entry, random: Random, after: (days: number) => Day): readonly Step[] {
  const reason = `Ghi nhầm, đã đối chiếu sổ ${SAMPLE}`;
  const drawn = random.next();
  if (drawn < WITHDRAWN) return [later(entry, after(random.between(20, 40)), ['withdraw', { reason }])];
  if (entry.slip === undefined || drawn > WITHDRAWN + WRONG) return [];
  return [later(entry, after(random.between(10, 40)), ['correct', { changes: entry.slip, reason }])];
}

/** By an officer of the lead, on the day itself unless another is given. The paper that it is taken from says that it is a sample. */
export function recorded({ kind, ref, on, unit, lead, participants = [], told }: Entry, enteredOn = workday(on)): Send {
  const paper = { document: `Sổ theo dõi ${SAMPLE}`, dated: on };
  return {
    on: enteredOn,
    as: `officer.${lead}`,
    makes: ref,
    send: (known) => {
      const words = typeof told === 'function' ? (told as (known: Known) => object)(known) : told;
      return { to: `${kind}/record`, body: { on, unit, lead, participants, paper, ...words } };
    },
  };
}

/** What becomes of a record: the command, its body, and who sends it, else an officer of the lead. */
export function later(
  { kind, ref, lead }: Pick<Entry, 'kind' | 'ref' | 'lead'>,
  on: Day,
  [command, body, as = `officer.${lead}`]: readonly [string, unknown, string?],
): Send {
  return { on, as, send: onRecord(ref, `${kind}/{id}/${command}`, body) };
}

/** Of what lasts: from a day on it is otherwise. */
export function changed(entry: Entry, on: Day, changes: object): Send {
  return later(entry, workday(on), ['change', { from: on, changes }]);
}

export function ended(entry: Entry, on: Day): Send {
  return later(entry, workday(on), ['end', { endedOn: on }]);
}

export function inOrder<S extends Step>(steps: readonly S[]): readonly S[] {
  return [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
