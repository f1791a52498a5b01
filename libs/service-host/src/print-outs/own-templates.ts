import { isAllowed } from '@lien-nganh/access';
import type { OfficialDocument } from '@lien-nganh/documents';
import {
  isRejected,
  layoutFault,
  noTemplates,
  printOutId,
  templateEvents,
  templateOn,
  type Day,
  type OwnTemplates,
  type PrintOut,
  type PrintOutTemplate,
  type StreamType,
} from '@lien-nganh/kernel';
import type { Standing } from '@lien-nganh/access';
import { refused } from '../commands/problems.ts';
import { Problem } from '../problem.ts';
import { loadRecord } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { fill } from './fill.ts';

/** A province's own layouts of a print-out, as the log holds them at this moment. */
export async function ownTemplatesOf(
  runtime: Runtime,
  printOut: PrintOut,
  signal?: AbortSignal,
): Promise<OwnTemplates> {
  const type = runtime.service.streams.find(({ events }) => events === templateEvents);
  if (!type) return noTemplates;
  return (await loadRecord(runtime, type, printOutId(printOut), signal)).state as OwnTemplates;
}

/** The print-out of that id. @throws Problem not-found */
export function printOutOf({ service }: Runtime, id: string): PrintOut {
  const found = service.printOuts.find((one) => printOutId(one) === id);
  if (!found) throw new Problem('not-found');
  return found;
}

/** Layouts are for whoever works with records. @throws Problem forbidden */
export function permitReading({ permissions }: Runtime, type: StreamType, standing: Standing): void {
  if (!isAllowed(permissions, type.reads, standing, type.scope(type.initial, ''))) throw new Problem('forbidden');
}

/** What an invented record looks like in the layout that holds on a day. @throws Problem not-found where none had begun */
export async function sampleOn(
  runtime: Runtime,
  printOut: PrintOut,
  { on, signal }: { readonly on: Day; readonly signal?: AbortSignal },
): Promise<OfficialDocument> {
  const held = templateOn(printOut, await ownTemplatesOf(runtime, printOut, signal), on);
  if (held === null) throw new Problem('not-found');
  return sampleIn(printOut, held.template);
}

/** The same in a layout that nobody entered. @throws Problem refused, by the rule that the layout breaks */
export function sampleOf(type: StreamType, printOut: PrintOut, template: PrintOutTemplate): OfficialDocument {
  const fault = layoutFault(printOut, template);
  if (isRejected(fault)) throw refused(type, fault);
  return sampleIn(printOut, template);
}

/** An invented record in a layout, said to be worth nothing. */
export function sampleIn({ sample }: PrintOut, template: PrintOutTemplate): OfficialDocument {
  return fill(template, sample, 'VĂN BẢN MẪU, KHÔNG CÓ GIÁ TRỊ');
}
