import type { Register, RowCommand, RowValues } from '@lien-nganh/kernel';
import type { inMemory } from './in-memory.ts';

const importing = { agency: 'police', today: '2013-07-16', now: '2013-07-16T03:00:00.000Z' };

/** What became of a row, and of the same row with some cells changed. */
export interface Imported {
  readonly refused: string | null;
  /** What the record says of the first row, where that says anything. */
  readonly held: RowValues;
  readonly corrections: readonly RowCommand[];
  /** After the corrections. */
  readonly after: RowValues;
}

/** Enters a row of a register as a host does, and corrects what is made of it to say other cells. */
export async function imported(
  here: ReturnType<typeof inMemory>,
  register: Register,
  row: RowValues,
  changes: RowValues,
): Promise<Imported> {
  if (register.entries) return importedEntry(here, register, row, changes);
  const { record, creates } = register;
  const input = register.inputOf(row, importing);
  const creating = record.commands.find(({ name }) => name === creates)!;
  const id = creating.idOf(creating.input.parse(input)) ?? 'imported';
  const first = await here.send(record, creates, input, { id });
  const said = () => {
    const held = register.heldBy(here.stateOf(record.prefix, id));
    return Object.fromEntries(Object.entries(held).filter(([field]) => (row[field] ?? null) !== null));
  };
  const held = said();
  const changed = { ...row, ...changes };
  const state = here.stateOf(record.prefix, id);
  const corrections = register.corrections(changed, new Set(Object.keys(changes)), state);
  for (const { command, input: correction } of corrections) {
    const { refused } = await here.send(record, command, correction, { id });
    if (refused !== null) throw new Error(`${command} was refused by ${refused}`);
  }
  return { refused: first.refused, held, corrections, after: said() };
}

/** The same of an entry of a record that holds many; the record is there, or entering makes it. */
async function importedEntry(
  here: ReturnType<typeof inMemory>,
  { record, entries }: Register,
  row: RowValues,
  changes: RowValues,
): Promise<Imported> {
  const id = entries!.recordOf(row);
  const stateNow = () => here.stateOf(record.prefix, id);
  const said = () => {
    const held = entries!.heldBy(stateNow(), row);
    return held === 'absent' ? {} : held;
  };
  const enter = async (values: RowValues) => {
    const { command, input } = entries!.sets([values], stateNow());
    return { command, input, ...(await here.send(record, command, input, { id })) };
  };
  const first = await enter(row);
  const held = said();
  const { refused, ...second } = await enter({ ...row, ...changes });
  if (refused !== null) throw new Error(`${second.command} was refused by ${refused}`);
  return {
    refused: first.refused,
    held,
    corrections: [{ command: second.command, input: second.input }],
    after: said(),
  };
}
