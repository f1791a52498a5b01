import { signersFor, signsUnder, usualLines, type SignatureLines, type Signer } from '@lien-nganh/contracts/reference';
import type { OfficialDocument } from '@lien-nganh/documents';
import { makeApart } from '@lien-nganh/documents/apart';
import { templateOn } from '@lien-nganh/kernel';
import type {
  Day,
  HeldTemplate,
  LookUps,
  OwnRecords,
  PrintOut,
  PrintOutTemplate,
  Printed,
  Sheet,
} from '@lien-nganh/kernel';
import { moment } from '../clock.ts';
import { Problem } from '../problem.ts';
import { readable, type RecordRequest } from '../records/read.ts';
import type { Runtime } from '../runtime.ts';
import { fill } from './fill.ts';
import { ownTemplatesOf } from './own-templates.ts';

/** In a thread of its own: whoever else asks is answered meanwhile. */
const apart = (form: 'docx' | 'pdf') => (document: OfficialDocument) => makeApart(form, document);

export const formats = {
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: apart('docx') },
  pdf: { type: 'application/pdf', make: apart('pdf') },
} as const;

/** A paper that a record can be printed as now, with the layout that it gets. */
export interface Printable extends HeldTemplate {
  readonly printOut: PrintOut;
  readonly sheet: Sheet;
  readonly on: Day;
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

async function printablesOf(
  runtime: Runtime,
  { type, signal }: RecordRequest,
  state: unknown,
): Promise<readonly Printable[]> {
  const { today } = moment(runtime.clock);
  const found = runtime.service.printOuts
    .filter(({ of }) => of.prefix === type.prefix)
    .map(async (printOut) => {
      const sheets = printOut.sheets(state);
      if (sheets.length === 0) return [];
      const own = await ownTemplatesOf(runtime, printOut, signal);
      return sheets.flatMap((sheet): Printable[] => {
        const on = sheet.on ?? today;
        const held = templateOn(printOut, own, on);
        return held === null ? [] : [{ ...held, printOut, sheet, on }];
      });
    });
  return (await Promise.all(found)).flat();
}

export interface Wanted {
  readonly name: string;
  readonly entry: string | null;
  /** Account of whoever signs; `null`: whoever signs usually. */
  readonly signer: string | null;
}

/** One of them as a document; what else it says is looked up with the eyes of whoever asks. */
export async function printed(runtime: Runtime, request: RecordRequest, wanted: Wanted): Promise<OfficialDocument> {
  const { state } = await readable(runtime, request);
  const found = (await printablesOf(runtime, request, state)).find(
    ({ printOut, sheet }) => printOut.name === wanted.name && sheet.entry === wanted.entry,
  );
  if (!found) throw new Problem('not-found');
  const { printOut, template, on } = found;
  const { entry, signer } = wanted;
  const lookUps = await resolved(runtime, request, printOut.looksUp(state, { entry, on }));
  const drawn = printOut.draws(state, { entry, lookUps }, request.id);
  const { signedUnder } = printOut;
  return fill(await signed(runtime, template, { drawn, signer, signedUnder }), drawn, runtime.notice?.vi ?? null);
}

interface Signing {
  readonly drawn: Printed;
  readonly signer: string | null;
  readonly signedUnder: string | null;
}

/** The layout with what stands above the signature by the facts of the paper's day, or of today where it has none yet. */
async function signed(
  { rows, clock }: Runtime,
  template: PrintOutTemplate,
  { drawn: { signedFor, date }, signer, signedUnder }: Signing,
): Promise<PrintOutTemplate> {
  if (signedFor === null || template.signature === null) {
    if (signer !== null) throw notTheirs();
    return template;
  }
  const on = date ?? moment(clock).today;
  const known = (await signersFor(signedFor).resolve(rows))(on);
  const block = signer === null ? usualLines(known, on) : wayOf(signer, known.signers, signedUnder);
  return block === null ? template : { ...template, signature: written(template, block) };
}

/** What one person decides is signed in nobody's name but that person's. */
function written({ decidedBy }: PrintOutTemplate, { authority, title }: SignatureLines) {
  const lines = decidedBy === null ? authority : authority.filter((line) => !line.startsWith('TM. '));
  return { authority: lines, title };
}

/** @throws Problem where the account may not sign for the agency that day, or by no paper that hands on this */
function wayOf(signer: string, signers: readonly Signer[], right: string | null): Signer {
  const ways = signers.filter(({ account }) => account === signer);
  const way = ways.find((one) => signsUnder(one, right));
  if (way !== undefined) return way;
  throw ways.length === 0 ? notTheirs() : notHandedOn(right);
}

function notHandedOn(right: string | null): Problem {
  return new Problem('refused', {
    rule: {
      name: 'signature-is-handed-on',
      vi: 'Văn bản ký thừa lệnh, thừa ủy quyền của tài khoản này không giao việc ký văn bản như vậy vào ngày của văn bản.',
      en: 'The paper by which that account signs by order or delegation on the day does not hand on the signing of such papers.',
    },
    details: { right },
  });
}

function notTheirs(): Problem {
  return new Problem('invalid-input', {
    errors: [
      {
        path: 'signer',
        vi: 'Tài khoản này không được ký văn bản này vào ngày của văn bản.',
        en: 'That account signs no such paper on the day of it.',
      },
    ],
  });
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
