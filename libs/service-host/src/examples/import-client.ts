import { expect } from '@jest/globals';
import { XLSX } from '../http/file-body.ts';
import type { TestHost } from './test-host.ts';

export interface Sent {
  readonly as?: string;
  readonly type?: string;
  readonly register?: string;
}

export interface Told {
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: readonly { readonly row: number; readonly is: string; readonly record: string | null }[];
}

/** What an office does with registers of the small service. */
export function importClient(host: TestHost) {
  const asking = async (path: string, init: RequestInit, { as = 'officer-police', type = XLSX }: Sent = {}) =>
    fetch(`${host.url}/imports/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${await host.token(as)}`, 'content-type': type },
    });
  const send = (file: Buffer, mode: string, sent?: Sent) =>
    asking(`${sent?.register ?? 'visits'}/${mode}`, { method: 'POST', body: new Uint8Array(file) }, sent);
  const get = async (path: string, as?: string) => asking(path, {}, as === undefined ? {} : { as });

  const toldOf = async (id: string): Promise<Told> => {
    for (;;) {
      const told = (await (await get(`${id}?first=500`)).json()) as Told;
      if (told.state === 'done') return told;
      await new Promise(setImmediate);
    }
  };
  const run = async (file: Buffer, mode = 'commit', sent?: Sent) => {
    const answered = await send(file, mode, sent);
    expect(answered.status).toBe(202);
    const { import: id } = (await answered.json()) as { import: string };
    return { id, ...(await toldOf(id)) };
  };
  /** Events of visits. */
  const recorded = async () => {
    let events = 0;
    for await (const _ of host.runtime.store.readLog({ filter: { streamPrefixes: ['visit-'] } })) events += 1;
    return events;
  };
  return { asking, send, get, toldOf, run, recorded };
}
