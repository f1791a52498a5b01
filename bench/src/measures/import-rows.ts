import { setTimeout as pause } from 'node:timers/promises';
import { writeWorkbook } from '@lien-nganh/registers';
import type { Contender, Measure, Prepared } from '../harness.ts';
import { listeningService, type Listening } from '../service/platform.ts';
import { visitHeads } from '../service/visits.ts';
import type { Setting } from '../setting.ts';
import type { Called, Calling } from '../workers/caller.ts';
import { startWorker, type Worker } from '../workers/worker.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LOOK_MS = 10;
const CALLERS = 16;

const shared = {
  unit: 'rows per s',
  ours: 'file',
  against: `the same command over HTTP from ${CALLERS} callers at once, on the same service: commands per s`,
  theirs: 'commands',
} as const;

/** What a register that comes in as xlsx costs a row, against commands that are sent one by one. */
export const importRows: Measure<Setting> = {
  id: 'import-rows',
  comparisons: [
    {
      ...shared,
      id: 'import-commit',
      what: 'rows of a workbook, uploaded and carried out: read, compared with what is there, decided, appended, told',
      reading: 'commit',
      aim: { ratio: 'at least', bound: 1 },
    },
    {
      ...shared,
      id: 'import-dry-run',
      what: 'rows of a workbook, uploaded and tried out',
      reading: 'dryRun',
      aim: { ratio: 'at least', bound: 1 },
    },
  ],
  async prepare(setting): Promise<Prepared> {
    const service = await listeningService(await setting.database());
    const caller = await startWorker<Calling, Called>('caller', { url: service.url, token: service.token });
    const { slotMs: ms, commands } = setting.scale;
    return {
      contenders: { file: importing(service, commands), commands: calling(caller, ms) },
      async close() {
        await caller.stop();
        await service.close();
      },
    };
  },
};

function calling(caller: Worker<Calling, Called>, ms: number): Contender {
  return async () => {
    const called = await caller.ask({ callers: CALLERS, ms });
    const perSecond = (called.commands * 1_000) / called.ms;
    return { commit: perSecond, dryRun: perSecond };
  };
}

function importing(service: Listening, rows: number): Contender {
  let slot = 0;
  return async () => {
    const file = workbook(`${(slot += 1)}`, rows);
    const perSecond = async (mode: 'commit' | 'dry-run') => (rows * 1_000) / (await uploaded(service, file, mode));
    return { dryRun: await perSecond('dry-run'), commit: await perSecond('commit') };
  };
}

function workbook(slot: string, rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, n) => [
    `Quán karaoke số ${slot}-${n}, đường 30 Tháng 4`,
    'Cơ sở đã được nhắc nhở; hẹn kiểm tra lại trong vòng 30 ngày.',
  ]);
  const texts = [visitHeads, ...lines].map((line) => line.map((text) => ({ text })));
  return writeWorkbook([{ name: 'Sổ', frozen: 1, widths: [], rows: texts }]);
}

/** @returns milliseconds from sending the file until everything of it is done */
async function uploaded({ url, token }: Listening, file: Buffer, mode: string): Promise<number> {
  const began = performance.now();
  const headers = { authorization: `Bearer ${token}`, 'content-type': XLSX };
  const sent = { method: 'POST', headers, body: new Uint8Array(file) };
  const { at } = (await (await fetch(new URL(`../imports/visits/${mode}`, url), sent)).json()) as { at: string };
  for (;;) {
    const told = await fetch(new URL(`${at}?first=0`, url), { headers });
    const { state, total, counts } = (await told.json()) as Told;
    if (state === 'done' && counts['new'] === total) return performance.now() - began;
    if (state === 'done' || state === 'stopped') throw new Error(`${mode} came to ${JSON.stringify(counts)}`);
    await pause(LOOK_MS);
  }
}

interface Told {
  readonly state: string;
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}
