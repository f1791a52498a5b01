import type { OfficialDocument } from '@lien-nganh/documents';
import { makeApart } from '@lien-nganh/documents/apart';
import type { Day, LookUps, OwnRecords, PrintOut, PrintOutTemplate, Sheet } from '@lien-nganh/kernel';
import { kebab } from '@lien-nganh/subscriptions';
import { moment } from '../clock.ts';
import { Problem } from '../problem.ts';
import { readable, type RecordRequest } from '../records/read.ts';
import type { Runtime } from '../runtime.ts';
import { fill } from './fill.ts';
import { templateOn } from './templates.ts';

/** In a thread of its own: whoever else asks is answered meanwhile. */
const apart = (form: 'docx' | 'pdf') => (document: OfficialDocument) => makeApart(form, document);

export const formats = {
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: apart('docx') },
  pdf: { type: 'application/pdf', make: apart('pdf') },
} as const;

/** A paper that a record can be printed as now, with the layout that it gets. */
export interface Printable {
  readonly printOut: PrintOut;
  readonly sheet: Sheet;
  readonly on: Day;
  readonly template: PrintOutTemplate;
}

/**
 * What a record that the caller may read can be printed as.
 *
 * @throws Problem not-found, whether there is no such record or it is none of the caller's business
 */
export async function printables(runtime: Runtime, request: RecordRequest): Promise<readonly Printable[]> {
  const { state } = await readable(runtime, request);
  return printablesOf(runtime, request, state);
}

function printablesOf(runtime: Runtime, { type }: RecordRequest, state: unknown): readonly Printable[] {
  const { today } = moment(runtime.clock);
  return runtime.service.printOuts
    .filter(({ of }) => of.prefix === type.prefix)
    .flatMap((printOut) => {
      const own = runtime.printOuts[addressOf(runtime, printOut)] ?? [];
      return printOut.sheets(state).flatMap((sheet) => {
        const on = sheet.on ?? today;
        const template = templateOn(printOut, own, on);
        return template === null ? [] : [{ printOut, sheet, on, template }];
      });
    });
}

/** `inspections/inspection/minutes`, as a province's own templates name it. */
function addressOf({ service }: Runtime, { of, name }: PrintOut): string {
  return `${service.name}/${kebab(of.prefix)}/${name}`;
}

export interface Wanted {
  readonly name: string;
  readonly entry: string | null;
}

/** One of them as a document; what else it says is looked up with the eyes of whoever asks. */
export async function printed(runtime: Runtime, request: RecordRequest, wanted: Wanted): Promise<OfficialDocument> {
  const { state } = await readable(runtime, request);
  const found = printablesOf(runtime, request, state).find(
    ({ printOut, sheet }) => printOut.name === wanted.name && sheet.entry === wanted.entry,
  );
  if (!found) throw new Problem('not-found');
  const { printOut, template, on } = found;
  const { entry } = wanted;
  const lookUps = await resolved(runtime, request, printOut.looksUp(state, { entry, on }));
  return fill(template, printOut.draws(state, { entry, lookUps }, request.id), runtime.notice?.vi ?? null);
}

async function resolved(runtime: Runtime, request: RecordRequest, wanted: LookUps): Promise<Record<string, unknown>> {
  const records: OwnRecords = { stateOf: (prefix, id) => stateFor(runtime, request, { prefix, id }) };
  const answers = Object.entries(wanted).map(
    async ([name, look]) => [name, await look.resolve(runtime.rows, records)] as const,
  );
  return Object.fromEntries(await Promise.all(answers));
}

/** Another record as the caller may read it; one that is none of the caller's business is as if it were not there. */
async function stateFor(
  runtime: Runtime,
  request: RecordRequest,
  { prefix, id }: { readonly prefix: string; readonly id: string },
): Promise<unknown> {
  const type = runtime.service.streams.find((one) => one.prefix === prefix);
  if (!type) throw new Error(`${runtime.service.name} has no records of ${prefix}`);
  return readable(runtime, { ...request, type, id }).then(
    ({ state }) => state,
    (error: unknown) => {
      if (error instanceof Problem && error.name === 'not-found') return type.initial;
      throw error;
    },
  );
}
