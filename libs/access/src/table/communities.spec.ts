import { describe, expect, test } from '@jest/globals';
import { communitiesTable } from './communities.ts';
import { Cells, type Expected } from './examples.ts';

const works = ['model', 'replication', 'socialProgramme', 'localityVisit'];
const lasting = ['model', 'replication', 'socialProgramme'];
const each = (types: readonly string[], commands: string) =>
  types.flatMap((type) => commands.split(' ').map((name) => `${type}.${name}`)).join(' ');

/** Told the other way round than in the table: who, standing how to what, may do which. Nothing else is allowed. */
const expected: Expected = [
  ['officer head committee standing auditor', 'open', 'any', 'criteria.read'],
  [
    'head standing',
    'open',
    'own-agency successor',
    'criteria.enter criteria.follow criteria.correct criteria.end erase-person',
  ],
  ['head', 'open', 'own-agency successor', 'erase-person'],
  ['service', 'open', 'any', 'criteria.enter'],
  ['service', 'open internal restricted', 'any', 'note-erasure-carried-out'],
  [
    'head',
    'restricted',
    'own-agency successor',
    `disciplineYear.read disciplineDeputies.read disciplineDeputies.name-deputy disciplineDeputies.relieve-deputy discipline.correct
     discipline.withdraw discipline.read erase-person supportRelease.publish supportRelease.set-threshold`,
  ],
  [
    'officer head',
    'restricted',
    'own-agency successor',
    `discipline.enter ${each(['supportTotals'], 'record correct withdraw place name-participant confirm-part deny-part read')}
     supportRelease.read`,
  ],
  ['standing', 'restricted', 'any', 'disciplineYear.state'],
  ['officer', 'restricted', 'author', 'discipline.correct discipline.withdraw discipline.read'],

  [
    'officer head',
    'internal',
    'own-agency successor superior',
    `healthyCommune.register healthyCommune.self-assess healthyCommune.review healthyCommune.classify
     healthyCommune.recognise healthyCommune.decline healthyCommune.correct healthyCommune.note-kept read-links`,
  ],
  [
    'standing',
    'internal',
    'any',
    `healthyCommune.register healthyCommune.self-assess healthyCommune.review healthyCommune.classify
     healthyCommune.recognise healthyCommune.decline healthyCommune.correct healthyCommune.note-kept read-links`,
  ],
  ['service', 'internal', 'any', 'healthyCommune.note-kept'],
  ['officer head', 'internal', 'own-agency successor', 'healthyCommune.withdraw'],

  [
    'officer head',
    'internal',
    'own-agency successor participant superior',
    `healthyCommune.read healthy-communes my-work ${each(works, 'record read')}`,
  ],
  ['standing', 'internal', 'any', `healthyCommune.read healthy-communes my-work ${each(works, 'record read')}`],
  ['auditor', 'internal', 'audit-assignment', `healthyCommune.read healthy-communes my-work ${each(works, 'read')}`],
  ['auditor', 'internal', 'audit-assignment', 'read-links'],
  [
    'officer head',
    'internal',
    'own-agency successor',
    `${each(works, 'correct withdraw place name-participant')} ${each(lasting, 'change end')}`,
  ],
  ['officer head', 'internal', 'own-agency successor participant', each(works, 'confirm-part deny-part')],
  ['officer head', 'internal', 'own-agency', 'link-obligation unlink-obligation'],
  ['head', 'internal', 'own-agency successor', 'erase-person'],
];

const cells = new Cells('communities', communitiesTable, expected);

describe('the rows of the communities service', () => {
  test.each(Object.keys(communitiesTable))('%s is allowed to just whom it should be', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });

  test('every expected cell names an action of the table', () => {
    expect(cells.named).toEqual(Object.keys(communitiesTable).sort());
  });

  test('nothing of disciplinary outcomes, nor a count of people, is read by a superior, an auditor, the committee or the standing agency', () => {
    const restricted = [...cells.allowed].filter(
      (where) => where.endsWith(' restricted') && !where.includes(' service '),
    );
    expect(restricted.length).toBeGreaterThan(0);
    // but the figures of the whole province and a year, which the standing agency states without reading anything narrower
    const others = restricted.filter((where) => !where.startsWith('disciplineYear.state standing '));
    expect(others.filter((where) => !/ (head|officer) (own-agency|successor|author) /.test(where))).toEqual([]);
  });

  test('the administrator reads and does nothing', () => {
    expect([...cells.allowed].filter((where) => where.includes(' admin '))).toEqual([]);
  });
});
