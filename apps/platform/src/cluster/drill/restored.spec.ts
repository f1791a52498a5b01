import { afterAll, test } from '@jest/globals';
import { Closing } from '../../start/closing.ts';
import { drill } from './examples.ts';

const MINUTES = 60_000;
const closing = new Closing();
afterAll(() => closing.close(), MINUTES);

test(
  'services go on from a log on KurrentDB that was restored from an earlier copy: what was printed is understood, and figures are those of the log',
  () => drill(closing, undefined),
  12 * MINUTES,
);
