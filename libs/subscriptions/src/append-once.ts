import { OutcomeUnknown, WrongRevision, type EventStore } from '@lien-nganh/event-store';
import type { EventToAppend } from '@lien-nganh/kernel';

const ATTEMPTS = 10;

/** Appends an event to a short stream; one with the same id that is there already is not appended again. */
export async function appendOnce(store: EventStore, stream: string, event: EventToAppend): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { revision, ids } = await endOf(store, stream);
    if (ids.has(event.id)) return;
    try {
      await store.append(stream, revision < 0 ? 'no-stream' : revision, [event]);
      return;
    } catch (error) {
      if (!(error instanceof WrongRevision) && !(error instanceof OutcomeUnknown)) throw error;
    }
  }
  throw new Error(`${stream} is written by others too often`);
}

async function endOf(store: EventStore, stream: string) {
  const ids = new Set<string>();
  let revision = -1;
  for await (const event of store.readStream(stream)) {
    ids.add(event.id);
    revision = event.revision;
  }
  return { revision, ids };
}
