import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from '@jest/globals';
import { makeLogger } from '@lien-nganh/service-host';
import { Closing } from '../../start/closing.ts';
import { openKafka } from '../kafka.ts';
import { drill } from './examples.ts';

const MINUTES = 60_000;
const closing = new Closing();
afterAll(() => closing.close(), MINUTES);

test(
  'a Kafka that outlived the log is told everything once more, and no consumer skips',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lien nganh '));
    closing.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const none = { given: undefined, advertised: undefined };
    const kafka = await openKafka(folder, none, makeLogger({ level: 'fatal', pretty: false }));
    closing.add(() => kafka.close());
    await drill(closing, kafka.url);
  },
  12 * MINUTES,
);
