import { effectOf } from '@lien-nganh/access';
import type { Command, Importing, Register, RowValues } from '@lien-nganh/kernel';
import { changedFields, type Decision, type Outcome, type TwinFound } from '@lien-nganh/registers';
import { derivedId } from '@lien-nganh/subscriptions';
import { canonicalJson } from '../commands/fingerprint.ts';
import type { CommandRequest } from '../commands/request.ts';
import { Problem } from '../problem.ts';
import { loadRecord, type Loaded } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';

/** One import at work. */
export interface Work {
  readonly runtime: Runtime;
  readonly register: Register;
  readonly importing: Importing;
  /** Which row led first to a record. */
  readonly ledBy: Map<string, number>;
  /** In a dry run: records of entries as they would be with the rows until now. */
  readonly tried: Map<string, Loaded>;
  readonly request: Pick<CommandRequest, 'standing' | 'correlationId' | 'signal' | 'lookedAt'>;
}

/** A row that could be read, with what is known of others like it. */
export interface ReadyRow {
  readonly number: number;
  readonly values: RowValues;
  readonly decision: Decision | null;
  readonly twins: readonly TwinFound[];
}

/** What a row comes to, and the commands that make it so. */
export interface Plan {
  readonly outcome: Outcome;
  readonly record: string | null;
  readonly commands: readonly CommandRequest[];
}

/** Compares a row with the record that its key leads to. */
export async function planRow(work: Work, row: ReadyRow): Promise<Plan> {
  const { register, runtime, request } = work;
  const creating = commandOf(register, register.creates);
  const input = register.inputOf(row.values, work.importing);
  const id = row.decision?.is === 'same' ? row.decision.record : recordOf(work, row.values, creating);
  const first = work.ledBy.get(id) ?? row.number;
  work.ledBy.set(id, first);
  if (first !== row.number)
    return refused(`dẫn đến cùng hồ sơ với dòng ${first}`, `leads to the record of row ${first}`, id);
  const loaded = await loadRecord(runtime, register.record, id, request.signal);
  if (loaded.revision < 0) return planNew(work, row, { id, loaded, creating, input });
  return planCorrection(work, row, { id, loaded });
}

/** The record's own id where its input names it; otherwise one that follows from the natural key. */
function recordOf({ runtime, register, importing }: Work, values: RowValues, creating: Command): string {
  const parsed = creating.input.safeParse(register.inputOf(values, importing));
  const own = parsed.success ? creating.idOf(parsed.data) : null;
  return own ?? derivedId('imported', runtime.service.name, register.name, keyOf(register, values));
}

/** What tells the rows of a register apart. */
export function keyOf({ key }: Register, values: RowValues): string {
  return JSON.stringify(key.map((field) => String(values[field]).normalize('NFC').toLocaleLowerCase('vi')));
}

export function commandOf({ record, name }: Register, command: string): Command {
  const found = record.commands.find((one) => one.name === command);
  if (!found) throw new Error(`the register ${name} sends ${command}, which does not exist`);
  return found;
}

/** A record that is not there. */
interface New extends Found {
  readonly creating: Command;
  readonly input: unknown;
}

/** A record that is there. */
interface Found {
  readonly id: string;
  readonly loaded: Loaded;
}

function planNew(work: Work, row: ReadyRow, { id, loaded, creating, input }: New): Plan {
  if (row.decision?.is === 'same') return refused('không có hồ sơ này', 'there is no such record', id);
  if (row.twins.length > 0 && row.decision === null)
    return { outcome: { is: 'twin', of: row.twins }, record: null, commands: [] };
  const command = requestOf(work, { command: creating, id, input, loaded });
  return { outcome: { is: 'new' }, record: id, commands: [command] };
}

function planCorrection(work: Work, { values }: ReadyRow, { id, loaded }: Found): Plan {
  const { register } = work;
  checkReadable(work, { id, loaded });
  const held = register.heldBy(loaded.state);
  if (held === 'gone') return refused('hồ sơ này đã bị rút', 'this record was withdrawn', id);
  const changed = changedFields(register, values, held);
  if (changed.size === 0) return { outcome: { is: 'unchanged' }, record: id, commands: [] };
  const heads = register.columns.filter(({ field }) => changed.has(field)).map(({ head }) => head);
  const commands = register
    .corrections(values, changed, loaded.state)
    .map(({ command, input }) => requestOf(work, { command: commandOf(register, command), id, input, loaded }));
  if (commands.length === 0)
    return refused(
      `không sửa được bằng tệp: ${heads.map(({ vi }) => vi).join(', ')}`,
      `cannot be changed by a file: ${heads.map(({ en }) => en).join(', ')}`,
      id,
    );
  return { outcome: { is: 'changed', heads }, record: id, commands };
}

/** @throws Problem not-found for a record that is none of the caller's business */
export function checkReadable({ register: { record }, runtime, request }: Work, { id, loaded }: Found): void {
  const reads = { action: record.reads, reads: record.reads };
  const effect = effectOf(runtime.permissions, reads, request.standing, record.scope(loaded.state, id));
  if (effect !== 'allowed') throw new Problem('not-found');
}

function refused(vi: string, en: string, record: string): Plan {
  const sentence = { vi: `${vi[0]!.toUpperCase()}${vi.slice(1)}.`, en: `${en[0]!.toUpperCase()}${en.slice(1)}.` };
  return { outcome: { is: 'refused', reasons: [{ head: null, ...sentence }] }, record, commands: [] };
}

interface Wanted {
  readonly command: Command;
  readonly id: string;
  readonly input: unknown;
  /** The record as it was compared. */
  readonly loaded: Loaded;
}

/**
 * The command's key follows from the record, what is sent and the revision that it was compared with: sent again it is the same
 * command, and a file that says something again after it was changed otherwise is another one.
 */
export function requestOf({ register, request }: Work, { command, id, input, loaded }: Wanted): CommandRequest {
  const { revision } = loaded;
  const key = derivedId('row', register.name, id, command.name, String(revision), canonicalJson(input));
  return {
    ...request,
    type: register.record,
    ...{ command, id, input, key, loaded, ifRevision: revision },
    causationId: null,
    traceparent: null,
  };
}
