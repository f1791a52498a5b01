import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topicOf } from '@lien-nganh/messaging';
import { hostThatPrints, printClientOf, template, wordsOf } from '../examples/papers.ts';
import { accountOf, agencyOf, type TestHost } from '../examples/test-host.ts';

let host: TestHost;
const { post, get, enter, file, opened } = printClientOf(() => host);
beforeAll(async () => {
  host = await hostThatPrints();
  await enter(template('2011-06-01', 'Của tỉnh: {place}, {other}'));
});
afterAll(() => host.close());

describe('a province’s own template', () => {
  const held = (query: string) => get(`print-out-template/visit.paper/on-a-day?day=${query}`);

  test('holds from its day until it is ended, and then the shipped one does again', async () => {
    expect((await held('2011-05-31')).body).toMatchObject({
      by: 'shipped',
      from: '2010-01-01',
      places: ['place', 'other'],
    });
    expect((await held('2011-06-01')).body).toMatchObject({ by: 'province', from: '2011-06-01', obliges: ['place'] });
    expect((await held('1999-01-01')).body).toMatchObject({ by: null, template: null });
    expect((await get('print-out-template/on-a-day')).body).toMatchObject({
      printOuts: [{ printOut: 'visit.paper', by: 'province' }],
    });
    await enter(template('2030-01-01', 'Sau: {place}'));
    const end = (lastDay: string) =>
      post('print-out-template/visit.paper/end', { as: 'standing-police', body: { from: '2030-01-01', lastDay } });
    expect((await end('2029-12-31')).body).toMatchObject({ rule: 'validity-runs-forward' });
    expect((await end('2030-12-31')).status).toBe(200);
    expect((await held('2030-12-31')).body).toMatchObject({ by: 'province', from: '2030-01-01' });
    expect((await held('2031-01-01')).body).toMatchObject({ by: 'shipped' });
  });

  test.each([
    [
      'a place that there is not',
      { body: [{ is: 'paragraph', text: '{place} {secret}' }] },
      'places-are-known',
      { places: 'secret' },
    ],
    [
      'a condition of one',
      { body: [{ is: 'paragraph', when: 'secret', text: '{place}' }] },
      'places-are-known',
      { places: 'secret' },
    ],
    [
      'rows that there are not',
      { body: [{ is: 'list', of: 'members', text: '{place}' }] },
      'rows-are-known',
      { rows: 'members' },
    ],
    [
      'braces around other things',
      { subject: 'Kiểm tra {nơi}: {place}' },
      'braces-hold-places',
      { text: 'Kiểm tra {nơi}: {place}' },
    ],
    [
      'a box that nothing ticks',
      { body: [{ is: 'boxes', label: '{place}', place: 'other', choices: [{ says: 'x', text: 'y' }] }] },
      'choices-are-known',
      { choices: 'other: x' },
    ],
    ['a place that is obligatory and left out', { body: [] }, 'obligatory-places-stand', { places: 'place' }],
    ['no room to sign', { signature: null }, 'somebody-signs', undefined],
  ])('is refused for %s, by name', async (_, broken, rule, details) => {
    const entered = { ...template('2020-01-01', '{place}'), ...broken };
    expect((await enter(entered)).body).toMatchObject({ rule, ...(details && { details }) });
    const tried = await post('print-out-template/visit.paper/preview.pdf', { body: entered });
    expect([tried.status, tried.body]).toMatchObject([422, { rule }]);
  });

  test('is of a known print-out, of a known shape, and entered by whoever keeps definitions', async () => {
    expect((await enter(template('2020-01-01', '{place}'), 'officer-police')).status).toBe(403);
    expect((await enter(template('2020-01-01', '{place}'), 'standing-police', 'visit.other')).body).toMatchObject({
      rule: 'print-out-is-known',
    });
    const { body } = await enter({ ...template('2020-01-01', '{place}'), body: [{ is: 'picture' }] });
    expect(JSON.stringify(body)).toContain('template/body/0/is');
    expect((await get('print-out-template/visit.other/on-a-day')).status).toBe(404);
  });

  test('is looked at with an invented record, before it is entered and after', async () => {
    const sample = await file('print-out-template/visit.paper/sample.docx?day=2015-01-01');
    expect(wordsOf(sample.bytes)).toContain('Của tỉnh: Quán Mẫu, Quán kia');
    const tried = await fetch(`${host.url}/print-out-template/visit.paper/preview.docx`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await host.token('officer-police')}`, 'content-type': 'application/json' },
      body: JSON.stringify(template('2020-01-01', 'Thử: {place}')),
    });
    expect(tried.status).toBe(200);
    expect(wordsOf(new Uint8Array(await tried.arrayBuffer()))).toContain('Thử: Quán Mẫu');
    expect((await file('print-out-template/visit.paper/sample.xlsx')).status).toBe(400);
    expect((await fetch(`${host.url}/print-out-template/visit.paper/sample.pdf`)).status).toBe(401);
  });
});

describe('what stands above the signature of a print-out', () => {
  const chief = { positions: [{ title: 'Giám đốc', from: '2000-01-01' }] };
  const deputy = (kind: 'leave' | 'by-order' | 'delegation', of: string, rights = ['sign-papers']) => ({
    ...{ role: 'officer', positions: [{ title: 'Phó Giám đốc', from: '2000-01-01' }] },
    deputisings: [
      {
        ...{ deputising: kind, kind, of, from: '2014-01-01', to: '2999-12-31' },
        ...{ rights: kind === 'leave' ? [] : rights, basis: { number: '1/QĐ', issuedOn: '2014-01-01' } },
      },
    ],
  });
  /** A visit of an agency of which this is known. */
  const opens = async (slug: string, accounts: readonly ReturnType<typeof accountOf>[], vi?: string) => {
    await host.broker.publish(topicOf('agencies', 1), [agencyOf(slug, vi), accountOf('officer', slug), ...accounts]);
    const asks = () => get('print-out-template/on-a-day', `${accounts.length > 0 ? 'last' : 'officer'}-${slug}`);
    while ((await asks()).status !== 200) await new Promise(setImmediate);
    const id = await opened('Quán Ký', `officer-${slug}`);
    return (query = '') => file(`visit/${id}/print-outs/paper.docx${query}`, `officer-${slug}`);
  };
  const words = async (asked: ReturnType<typeof file>) => wordsOf((await asked).bytes);
  const last = (slug: string) => accountOf('last', slug, { role: 'officer' });

  test('is that of the layout where nothing is known of who signs', async () => {
    const print = await opens('forestry', []);
    expect(await words(print())).toContain('NGƯỜI KÝ');
  });

  test('is that of a committee’s head by rank, where it has no positions', async () => {
    const print = await opens('board', [], 'Ban Chỉ đạo phòng, chống tệ nạn mại dâm tỉnh');
    const said = await words(print());
    expect(said).toContain('TM. BAN CHỈ ĐẠO');
    expect(said).toContain('TRƯỞNG BAN');
    expect(said).not.toContain('NGƯỜI KÝ');
  });

  test('is that of the head, or by name of another who may sign that day, and of nobody else', async () => {
    const by = accountOf('deputy', 'market', deputy('by-order', 'head-market'));
    const print = await opens('market', [accountOf('head', 'market', chief), by, last('market')]);
    const usual = await words(print());
    expect(usual).toContain('GIÁM ĐỐC');
    expect(usual).not.toMatch(/NGƯỜI KÝ|PHÓ GIÁM ĐỐC/);
    const named = await words(print('?signer=deputy-market'));
    expect(named).toContain('TL. GIÁM ĐỐC');
    expect(named).toContain('PHÓ GIÁM ĐỐC');
    expect((await print('?signer=officer-market')).status).toBe(400);
    expect((await print('?signer=head-police')).status).toBe(400);
    // nobody is named for a paper that one signs by law
    expect((await print('?entry=old&signer=head-market')).status).toBe(400);
  });

  test('is of nobody who signs by order or delegation of other papers, which is refused by name', async () => {
    const by = accountOf('deputy', 'customs', deputy('delegation', 'head-customs', ['sign-reports']));
    const print = await opens('customs', [accountOf('head', 'customs', chief), by, last('customs')]);
    const { status, bytes } = await print('?signer=deputy-customs');
    const told = JSON.parse(Buffer.from(bytes).toString()) as object;
    expect([status, told]).toMatchObject([422, { rule: 'signature-is-handed-on', details: { right: 'sign-papers' } }]);
  });

  test('is that of whoever stands in while the head is on leave', async () => {
    const by = accountOf('deputy', 'taxes', deputy('leave', 'head-taxes'));
    const print = await opens('taxes', [accountOf('head', 'taxes', chief), by, last('taxes')]);
    const usual = await words(print());
    expect(usual).toContain('KT. GIÁM ĐỐC');
    expect(usual).toContain('PHÓ GIÁM ĐỐC');
  });
});
