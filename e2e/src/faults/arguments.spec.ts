import { expect, test } from '@jest/globals';
import { readArguments } from './arguments.ts';

const kinds = ['kill a service', 'half-open connections to the broker'];
const read = (...argv: string[]) => readArguments(argv, kinds, 12_345_678);

test('without arguments sixty faults of every kind are struck, from a seed that the clock gives', () => {
  expect(read()).toEqual({ count: 60, seed: 345_678, kind: '', writers: 4 });
});

test('number, seed, kind and writers are what is asked for', () => {
  expect(read('--faults', '1000', '--seed', '7', '--kind', 'half-open', '--writers', '1')).toEqual({
    ...{ count: 1000, seed: 7, kind: 'half-open', writers: 1 },
  });
});

test('--help tells the options and the kinds, and that is all', () => {
  const said = read('--help');
  expect(said).toMatchObject({ code: 0, text: expect.stringContaining('--seed <n>') });
  for (const name of kinds) expect(said).toMatchObject({ text: expect.stringContaining(`  ${name}\n`) });
});

test.each([
  [['--faults', 'many'], '--faults is a whole number from 0, not "many"'],
  [['--faults', '-1'], '--faults'],
  [['--seed', '1.5'], '--seed is a whole number from 0, not "1.5"'],
  [['--writers', '0'], '--writers is a whole number from 1, not "0"'],
  [['--kind', 'flood'], 'no kind has "flood" in it'],
  [['--no-such'], '--no-such'],
  [['60'], '60'],
])('%j is refused in words, before anything is started', (argv, why) => {
  const said = read(...argv);
  expect(said).toMatchObject({ code: 2, text: expect.stringContaining(why) });
  expect(said).toMatchObject({ text: expect.stringContaining('npm run faults -- [options]') });
});
