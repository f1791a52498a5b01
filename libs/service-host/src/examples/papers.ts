import { inflateRawSync } from 'node:zlib';
import { printOutTemplatesTable } from '@lien-nganh/access';
import { lookUp, ownRecord, printOut, service, type Printed, type PrintOutTemplate } from '@lien-nganh/kernel';
import { topicOf } from '@lien-nganh/messaging';
import { clientOf } from './client.ts';
import { accountOf, agencyOf, testHost, type TestHost } from './test-host.ts';
import { visitPermissions, visits } from './visits.ts';

const visit = visits.streams.find(({ prefix }) => prefix === 'visit')!;

interface State {
  readonly is: string;
  readonly place?: string;
  readonly agency?: string;
  readonly notes?: readonly string[];
}

/** A layout of minutes that says one thing. */
export const template = (validFrom: string, text: string): PrintOutTemplate => ({
  ...{ validFrom, type: 'BIÊN BẢN', symbol: 'BB', subject: 'Kiểm tra', addressees: [], decidedBy: null, bases: [] },
  body: [{ is: 'paragraph', text }],
  ...{ signature: { authority: [], title: 'Người ký' }, recipients: [] },
});

const sample: Printed = {
  issuer: { superior: null, name: 'Công an huyện Mẫu' },
  ...{ signedFor: null, number: '1/BB', seat: 'Mẫu', date: '2014-03-05' },
  texts: { place: 'Quán Mẫu', other: 'Quán kia' },
  rows: {},
};

/** Of each visit; and of one that has notes, what it says of the visit that its first note names. */
const paper = printOut({
  name: 'paper',
  title: { vi: 'Biên bản', en: 'Minutes' },
  of: visit,
  templates: [template('2000-01-01', 'Cũ: {place}, {other}'), template('2010-01-01', 'Mới: {place}, {other}')],
  sample,
  signedUnder: 'sign-papers',
  obliges: ['place'],
  sheets: (state: State) => [
    { entry: null, on: null },
    { entry: 'old', on: '2005-05-05' },
    ...(state.notes ?? []).map((entry) => ({ entry, on: '2012-01-01' })),
    { entry: 'too-early', on: '1999-12-31' },
  ],
  looksUp: (_, { entry }) => ({
    other: entry === null ? lookUp([], () => Promise.resolve(null)) : ownRecord<State>('visit', entry),
  }),
  draws: ({ place = null, agency = null }, { entry, lookUps: { other } }) => ({
    issuer: { superior: null, name: 'Công an huyện' },
    ...{ signedFor: entry === null ? agency : null, number: null, seat: null, date: null },
    texts: { place, other: other?.place ?? null },
    rows: {},
  }),
});

/** A host of visits that are printed, and that a standing agency gives layouts. */
export async function hostThatPrints(): Promise<TestHost> {
  const host = await testHost({
    service: service({ ...visits, printOuts: [paper] }),
    permissions: { ...visitPermissions, ...printOutTemplatesTable('visits') },
  });
  await host.broker.publish(topicOf('agencies', 1), [accountOf('standing', 'police'), agencyOf('police')]);
  const { get } = clientOf(() => host);
  while ((await get('print-out-template/on-a-day', 'standing-police')).status !== 200) await new Promise(setImmediate);
  return host;
}

/** What tests of print-outs ask of a host. */
export function printClientOf(host: () => TestHost) {
  const client = clientOf(host);
  const { post } = client;
  const file = async (path: string, as = 'officer-police') => {
    const authorization = `Bearer ${await host().token(as)}`;
    const response = await fetch(`${host().url}/${path}`, { headers: { authorization } });
    return {
      ...{ status: response.status, headers: response.headers },
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  };
  return {
    ...{ ...client, file },
    enter: (entered: object, as = 'standing-police', printed = 'visit.paper') =>
      post('print-out-template/enter', { as, body: { printOut: printed, template: entered } }),
    async opened(place: string, as = 'officer-police'): Promise<string> {
      const { body } = await post('visit/open-visit', { as, body: { place } });
      return String(body['id']);
    },
    printedText: async (path: string) => wordsOf((await file(path)).bytes),
  };
}

/** The words of a docx, a line for each paragraph. */
export function wordsOf(bytes: Uint8Array): string {
  return new TextDecoder()
    .decode(documentIn(Buffer.from(bytes)))
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
}

/** The text of a docx: the entry of that name in the zip, whose head tells lengths and method. */
function documentIn(zip: Buffer): Uint8Array {
  const name = 'word/document.xml';
  const head = zip.indexOf(`PK\x03\x04`, zip.indexOf(name) - 30, 'latin1');
  const begin = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
  return inflateRawSync(zip.subarray(begin, begin + zip.readUInt32LE(head + 18)));
}
