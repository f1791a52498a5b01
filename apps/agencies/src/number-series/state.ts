import type { DataOfEvent, Day, Erased, Evolve, RecordedOf } from '@lien-nganh/kernel';
import type { events } from './events.ts';

type Data<Name extends keyof typeof events & string> = DataOfEvent<typeof events, Name>;

export interface BookPaper extends Pick<Data<'NumberAssigned'>, 'symbol' | 'on' | 'subject'> {
  readonly is: 'assigned' | 'entered';
  /** Event by which it got there: what the answer to the command names. */
  readonly entry: string;
}

export interface Mark {
  readonly on: Day;
  readonly reason: string | Erased;
}

/** From where the book is kept here. */
export interface Beginning extends Mark {
  /** The last number of the paper book. */
  readonly after: number;
}

/** All that the book says of one number. */
export interface NumberInBook {
  /** As it was written first. */
  readonly number: string;
  readonly papers: readonly BookPaper[];
  readonly reserved: Mark | null;
  readonly voided: Mark | null;
  readonly explained: Mark | null;
}

export interface Book {
  readonly is: 'kept';
  readonly body: string;
  readonly series: string;
  readonly year: number;
  /** `null`: from the first number. */
  readonly begun: Beginning | null;
  /** By `keyOf`. */
  readonly numbers: Readonly<Record<string, NumberInBook>>;
}
export type NumberSeries = { readonly is: 'none' } | Book;

export const initial: NumberSeries = { is: 'none' };

/** `05` and `5` are one number, `12A` is another than `12`. */
export function keyOf(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}

export function placeOf(number: string): number {
  return Number.parseInt(number, 10);
}

export function inBook(state: NumberSeries, number: string): NumberInBook {
  const known = state.is === 'none' ? undefined : state.numbers[keyOf(number)];
  return known ?? { number, papers: [], reserved: null, voided: null, explained: null };
}

type PaperEvent = 'NumberAssigned' | 'PaperEnteredInBook';
type OfSeries = Pick<Data<'NumberVoided'>, 'body' | 'series' | 'year' | 'number'>;

/** The last number that stands in the paper book, or nothing. */
export function lastOnPaper(state: NumberSeries): number {
  return state.is === 'none' ? 0 : (state.begun?.after ?? 0);
}

function changed(
  state: NumberSeries,
  { body, series, year, number }: OfSeries,
  change: (old: NumberInBook) => Partial<NumberInBook>,
): Book {
  const old = inBook(state, number);
  const others = state.is === 'none' ? {} : state.numbers;
  const begun = state.is === 'none' ? null : state.begun;
  return { is: 'kept', body, series, year, begun, numbers: { ...others, [keyOf(number)]: { ...old, ...change(old) } } };
}

function withPaper(is: BookPaper['is'], { data, id }: RecordedOf<typeof events, PaperEvent>) {
  const { symbol, on, subject } = data;
  return ({ papers }: NumberInBook) => ({
    papers: [...papers, { is, entry: id, symbol, on, subject }],
    reserved: null,
  });
}

export const evolve: Evolve<NumberSeries, typeof events> = {
  NumberAssigned: (state, event) => changed(state, event.data, withPaper('assigned', event)),
  PaperEnteredInBook: (state, event) => changed(state, event.data, withPaper('entered', event)),
  PaperTakenFromBook: (state, { data }) =>
    changed(state, data, ({ papers }) => ({ papers: papers.filter((one) => !isEntered(one, data)) })),
  NumberReserved: (state, { data }) => changed(state, data, () => ({ reserved: { on: data.on, reason: data.reason } })),
  NumberVoided: (state, { data, occurredOn }) =>
    changed(state, data, () => ({ voided: { on: occurredOn, reason: data.reason }, reserved: null })),
  SeriesBegunAfter: (state, { data: { body, series, year, number, reason }, occurredOn: on }) => ({
    ...{ is: 'kept', body, series, year, numbers: state.is === 'none' ? {} : state.numbers },
    begun: { after: placeOf(number), on, reason },
  }),
  NumberExplained: (state, { data, occurredOn }) =>
    changed(state, data, () => ({ explained: { on: occurredOn, reason: data.reason } })),
};

/** Whether it is this paper, entered by hand: one that was assigned its number is voided with it. */
export function isEntered(paper: BookPaper, { symbol, on }: Pick<BookPaper, 'symbol' | 'on'>): boolean {
  return paper.is === 'entered' && paper.symbol === symbol && paper.on === on;
}
