import type { Contract } from './contract-event.ts';
import type { OnPaper } from './files/on-paper.ts';
import type { CalendarFeed, Outgoing } from './outgoing.ts';
import type { PrintOut } from './print-outs/print-out.ts';
import type { Process } from './process.ts';
import type { Publication } from './publish.ts';
import type { Question } from './question.ts';
import type { ReferenceData } from './reference-data.ts';
import type { Register } from './register.ts';
import type { StreamType } from './stream-type.ts';

/** A bounded context: everything a host needs to run it. */
export interface Service {
  /** Part of every address and topic; never renamed. */
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly streams: readonly StreamType[];
  readonly questions: readonly Question[];
  readonly processes: readonly Process[];
  readonly reference: readonly ReferenceData[];
  readonly publishes: readonly Publication[];
  /** What comes in from spreadsheets. */
  readonly registers: readonly Register[];
  /** What its records are printed as. */
  readonly printOuts: readonly PrintOut[];
  /** Papers that its records say of themselves that they come from or are. */
  readonly onPaper: readonly OnPaper[];
  /** What it has told outside by mail or webhook; absent: nothing. */
  readonly outgoing?: Outgoing;
  /** Due days that accounts subscribe to; absent: none. */
  readonly calendarFeed?: CalendarFeed;
  /** Contracts of other services that it knows and does not use: any other unknown type stops its readers. */
  readonly ignores: readonly Contract[];
}

/**
 * Declares a service, its contents page.
 *
 * @throws when two streams share a prefix, or two questions, processes or tables a name.
 */
export function service(
  declared: Pick<Service, 'name' | 'title' | 'streams'> & Partial<Omit<Service, 'name' | 'title' | 'streams'>>,
): Service {
  const none = {
    questions: [],
    processes: [],
    reference: [],
    publishes: [],
    ignores: [],
    registers: [],
    printOuts: [],
    onPaper: [],
  };
  const whole: Service = { ...none, ...declared };
  once(
    'prefix',
    whole.streams.map((stream) => stream.prefix),
  );
  once(
    'question',
    whole.questions.map((question) => question.name),
  );
  once(
    'process',
    whole.processes.map((process) => process.name),
  );
  once(
    'reference table',
    whole.reference.map((data) => data.table),
  );
  once(
    'register',
    whole.registers.map((register) => register.name),
  );
  once(
    'print-out',
    whole.printOuts.map(({ name, of }) => `${of.prefix}/${name}`),
  );
  return whole;
}

function once(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two declarations of the ${what} ${twice}`);
}
