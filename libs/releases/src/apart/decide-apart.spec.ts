import { describe, expect, test } from '@jest/globals';
import { decideRelease, loadSolver, ReleaseFault, type ReleaseRequest } from '../index.ts';
import { decideApart } from './decide-apart.ts';

const request: ReleaseRequest = {
  ...{ indicator: 'minors', threshold: 5, earlier: [] },
  cells: [
    { key: 'all', count: 9 },
    { key: 'boys', count: 6 },
    { key: 'girls', count: 3 },
  ],
  margins: [{ whole: 'all', parts: ['boys', 'girls'] }],
};

describe('a release that is decided apart', () => {
  test('is decided as it would be here, and whoever asked goes on meanwhile', async () => {
    let went = 0;
    const going = setInterval(() => (went += 1), 1);
    const decisions = await Promise.all([decideApart(request), decideApart({ ...request, threshold: null })]);
    clearInterval(going);
    const solver = await loadSolver();
    expect(decisions).toEqual([decideRelease(request, solver), decideRelease({ ...request, threshold: null }, solver)]);
    expect(went).toBeGreaterThan(0);
  });

  test('that contradicts itself is refused as here, and the next one is decided', async () => {
    const wrong = { ...request, cells: request.cells.map((cell) => ({ ...cell, count: 7 })) };
    await expect(decideApart(wrong)).rejects.toBeInstanceOf(ReleaseFault);
    await expect(decideApart(wrong)).rejects.toMatchObject({ fault: 'does-not-add-up', subject: 'all' });
    expect((await decideApart(request)).extent.withheld).toBe(2);
  });
});
