import { expect, test } from '@jest/globals';
import type { Position } from '@lien-nganh/kernel';
import { ReaderBoard } from './health.ts';

test('a reader that goes on no longer says why it stood still', () => {
  const board = new ReaderBoard();
  board.report('publisher', { state: 'stalled', why: 'timeout expired' });
  board.report('publisher', { position: 7n as Position });
  expect(board.of('publisher')).toMatchObject({ state: 'stalled', why: 'timeout expired' });
  board.report('publisher', { state: 'live' });
  expect(board.of('publisher')).toMatchObject({ state: 'live', why: null });
});
