import type { Register } from '@lien-nganh/kernel';
import type { ErasedBeside } from '@lien-nganh/subscriptions';
import type { ImportStore, RowOutcome } from './import-store.ts';

/**
 * Somebody was erased from a record: every import with a row that leads to it is forgotten, whoever sent it, tried out or carried
 * out, and every other one of the same file. Nothing in the open says whom a row named: what came of the rows is looked through.
 */
export async function forgetRecord(
  store: ImportStore,
  registers: readonly Pick<Register, 'name' | 'record'>[],
  { prefix, id, decision, signal }: ErasedBeside & { readonly signal: AbortSignal },
): Promise<void> {
  for (const { name, record } of registers) {
    if (record.prefix !== prefix) continue;
    const kept = await store.ofRegister(name);
    const leading = new Set<string>();
    for (const one of kept) if (await leadsTo(store, one.id, { record: id, signal })) leading.add(one.sha256);
    for (const one of kept) if (leading.has(one.sha256)) await store.forget(one.id, decision);
  }
}

async function leadsTo(
  store: ImportStore,
  id: string,
  { record, signal }: { readonly record: string; readonly signal: AbortSignal },
): Promise<boolean> {
  for await (const row of store.outcomes(id)) {
    signal.throwIfAborted();
    if (row.record === record || isTwinOf(row, record)) return true;
  }
  return false;
}

function isTwinOf({ outcome }: RowOutcome, record: string): boolean {
  return outcome.is === 'twin' && outcome.of.some((twin) => twin.record === record);
}
