import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { filesTable } from './files.ts';

const named = 'member approver author delegate';
const keeping = `own-agency successor ${named}`;
const changes = 'files.withdraw files.withdraw-paper files.narrow';

const expected: Expected = [
  ['officer head', 'open restricted', `${keeping} participant`, 'files.attach files.note-paper'],
  ['officer head', 'internal', `${keeping} participant superior`, 'files.attach files.note-paper'],
  ['officer head', 'open internal restricted', `${keeping} participant`, changes],
  ['officer head', 'open internal restricted', keeping, 'files.read-narrow'],
  ['officer head', 'undisclosed', named, `files.attach files.note-paper files.read-narrow ${changes}`],
  ['standing', 'open', 'any', `files.attach files.note-paper files.read-narrow ${changes}`],
  [
    'officer head committee standing auditor',
    'open internal restricted undisclosed withhold-small withhold-public',
    'any',
    'files.read',
  ],
  [
    'officer head standing',
    'open internal restricted undisclosed withhold-small withhold-public',
    'any',
    'papers-without-a-scan',
  ],
];

describe('the rows of files', () => {
  const table = filesTable('visits');
  const cells = new Cells('visits', table, expected);

  test('are those that the list names', () => {
    expect(cells.named).toEqual(Object.keys(table).sort());
  });

  test.each(cells.named)('%s: each cell is as the list says', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });
});
