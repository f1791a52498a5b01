import { readBack } from '@lien-nganh/documents';
import type { Measure, Prepared } from '../harness.ts';
import { REGIME } from '../ledger/sample-report.ts';
import { YEAR } from '../ledger/sample-log.ts';
import { listeningGateway } from '../service/gateway.ts';
import type { Listening } from '../service/platform.ts';
import type { Setting } from '../setting.ts';

const what =
  'the consolidated yearly report as docx over HTTP, 109 units, 5 agencies and 4 quarters by 3 indicators in 4 columns';

export const reportHttp: Measure<Setting> = {
  id: 'report-http',
  comparisons: [
    {
      id: 'report-http-events',
      what: `${what}, at 1 million events`,
      reading: 'ms',
      unit: 'ms',
      ours: 'many',
      against: 'the same at 50 thousand events',
      theirs: 'few',
      aim: { ratio: 'at most', bound: 1.5 },
    },
    {
      id: 'report-http-time',
      what: `${what}, at 1 million events, by itself`,
      reading: 'ms',
      unit: 'ms',
      ours: 'many',
      against: 'the same at 50 thousand events',
      theirs: 'few',
      aim: { ours: 'under', bound: 2_000 },
    },
  ],
  async prepare(setting): Promise<Prepared> {
    const { few, many } = setting.scale.events;
    const small = await listeningGateway(await setting.database(), few);
    const large = await listeningGateway(await setting.database(), many);
    return {
      contenders: { many: () => downloaded(large), few: () => downloaded(small) },
      async close() {
        await large.close();
        await small.close();
      },
    };
  },
};

/** Milliseconds from asking for the document until all of it is there. */
async function downloaded({ url, token }: Listening) {
  const began = performance.now();
  const address = `${url}/api/reports/${REGIME}/${YEAR}/document.docx?variant=internal`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const ms = performance.now() - began;
  if (!response.ok) throw new Error(`${response.status} ${Buffer.from(bytes).toString()}`);
  if (!readBack(bytes).figures.some(({ shown }) => /[1-9]/.test(shown))) throw new Error('the report tells nothing');
  return { ms };
}
