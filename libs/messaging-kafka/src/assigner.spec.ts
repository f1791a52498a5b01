import { expect, test } from '@jest/globals';
import { shareOut } from './assigner.ts';

const partitions: Record<string, number[]> = { known: [0, 1, 2, 3], added: [0, 1, 2], single: [0] };

test('every partition has one reader among those who read its topic, and old versions get nothing that they do not know', () => {
  const shares = shareOut(
    [
      { memberId: 'old', topics: ['known'] },
      { memberId: 'new-1', topics: ['known', 'added', 'single'] },
      { memberId: 'new-2', topics: ['known', 'added', 'single'] },
    ],
    (topic) => partitions[topic]!,
  );
  expect(Object.keys(shares.get('old')!)).toEqual(['known']);
  for (const [topic, all] of Object.entries(partitions)) {
    expect([...shares.values()].flatMap((share) => share[topic] ?? []).sort()).toEqual(all);
  }
  expect([...shares.values()].map(({ known }) => known!.length).sort()).toEqual([1, 1, 2]);
});

test('a member too many gets nothing, and is told so', () => {
  const shares = shareOut(
    ['a', 'b'].map((memberId) => ({ memberId, topics: ['single'] })),
    (topic) => partitions[topic]!,
  );
  expect([...shares.values()].map((share) => share['single'] ?? []).sort()).toEqual([[], [0]]);
});
