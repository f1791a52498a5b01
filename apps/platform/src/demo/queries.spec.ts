import { expect, test } from '@jest/globals';
import { sampleQueries, startAgain } from './queries.ts';

test('a year whose platform has stopped says how to start it, and asks nothing of it', () => {
  expect(startAgain('/d/dữ liệu')).toContain('npm start -- --data-dir "/d/dữ liệu"');
  expect(startAgain('/d')).not.toContain('curl');
});

test('a year whose platform runs says what to ask it, with a token of its own folder', () => {
  expect(sampleQueries('http://127.0.0.1:1', '/d/dữ liệu')).toContain('--data-dir "/d/dữ liệu")');
});
