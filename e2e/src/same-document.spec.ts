import { readBack } from '@lien-nganh/documents';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startLoaded } from './examples.ts';
import { untilKnown } from './figures.ts';
import type { Json, Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { DAYS, opened, REGIME, told, toldOnce, YEAR } from './reporting-year.ts';
import { today, visit } from './story.ts';
import { until } from './until.ts';

// A ledger is built anew, and a busy machine takes its time.
jest.setTimeout(300_000);

const FORMS = ['docx', 'pdf', 'xlsx'] as const;
type Form = (typeof FORMS)[number];
const WORDS = 'Ông Nguyễn Văn Ất tái phạm tại địa bàn.';
const decision = { number: '45/QĐ-CAT', date: today(), signatory: 'Giám đốc Công an tỉnh' };
const ERASED = `(đã xóa theo quyết định 45/QĐ-CAT, ${today()})`;

let platform: Running;
let committee: Person;
let officer: Person;
/** Where in the log the documents are of, and what they were at first. */
let position: string;
let first: ReadonlyMap<string, Uint8Array>;
let inspection: string;

/** An agency's own report, and the one that consolidates those of all, in each form. */
async function documents(): Promise<ReadonlyMap<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>();
  for (const reporter of ['&reporter=police', '']) {
    for (const form of FORMS) {
      const path = `/api/reports/${REGIME}/${YEAR}/document.${form}?variant=internal&position=${position}${reporter}`;
      made.set(nameOf(form, reporter), await file(path));
    }
  }
  return made;
}
/** Whoever writes a report reads its words. */
async function file(path: string): Promise<Uint8Array> {
  const response = await fetch(officer.url + path, { headers: { authorization: `Bearer ${officer.token}` } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}
const nameOf = (form: Form, reporter: string) => `${reporter === '' ? 'of all' : 'of police'}.${form}`;

/** Which of them have other bytes than at first. */
function others(now: ReadonlyMap<string, Uint8Array>): readonly string[] {
  return [...first].filter(([name, bytes]) => Buffer.compare(bytes, now.get(name)!) !== 0).map(([name]) => name);
}

beforeAll(async () => {
  platform = await startLoaded();
  committee = await platform.as('committee');
  officer = await platform.as('officer.police');
  await opened(await platform.as('standing.health'));
  const crew = [officer.account];
  const who = { body: 'police', lead: 'police', crew, leader: officer.account, signedBy: officer.account };
  for (const number of ['1/BB-KT', '2/BB-KT']) {
    const path = 'inspections/inspection/record-inspection';
    const done = await officer.done(path, visit(DAYS.second, { ...who, number }));
    await untilKnown(committee, done);
    inspection = done.id;
  }
  await toldOnce(committee, { agency: 'police' }, ({ state }) => state === 'opened');
  const narrative = `reporting/agency-report/${REGIME}.${YEAR}.police/write-narrative`;
  await untilKnown(committee, await officer.done(narrative, { slot: 'I', text: WORDS }));
  ({ position } = await told(committee, { agency: 'police' }));
  first = await documents();
});
afterAll(cleanUpAll, 60_000);

test('a document has what was recorded and written by its position', () => {
  const { figures, narratives, provenance } = readBack(first.get('of police.docx')!);
  expect(figures.map(({ shown }) => shown)).toContain('2');
  expect(narratives).toEqual([{ slot: 'I', text: WORDS }]);
  expect(`${provenance!.log}:${provenance!.position}`).toBe(position);
});

test('it is the same after a correction, and after the projections were built anew from the log', async () => {
  const withdrawn = await officer.done(`inspections/inspection/${inspection}/withdraw-inspection`, {
    reason: 'Nhập trùng',
  });
  await untilKnown(committee, withdrawn);
  const live = readBack(await file(`/api/reports/${REGIME}/${YEAR}/document.docx?variant=internal&reporter=police`));
  expect(live.figures.map(({ shown }) => shown)).not.toContain('2');
  expect(others(await documents())).toEqual([]);
  const rebuilt = await builtAnew();
  expect(rebuilt).toMatchObject({ swapped: true, comparison: { facts: [], figures: [] } });
  expect(others(await documents())).toEqual([]);
});

/** Publishes everything again into an empty ledger, which answers then. */
async function builtAnew(): Promise<Json> {
  const admin = await platform.as('admin');
  const begun = await admin.post('/api/gateway/operations/rebuild', {});
  if (begun.status !== 202) throw new Error(JSON.stringify(begun.body));
  let run: Json = null;
  const ended = until(
    'the ledger is built anew',
    async () => {
      ({ body: run } = await admin.get('/api/gateway/operations/rebuild'));
      return run.state !== 'running';
    },
    240,
  );
  // how far it came says why
  await ended.catch((cause: Error) => Promise.reject(new Error(JSON.stringify(run), { cause })));
  if (run.state !== 'done') throw new Error(JSON.stringify(run));
  return run.result;
}

test('what was erased by decision is erased in it, and the place says by which; all else is as it was', async () => {
  const head = await platform.as('head.police');
  await head.done(`reporting/agency-report/${REGIME}.${YEAR}.police/erase-person`, { subject: 'note', decision });
  const now = await documents();
  expect(others(now)).toEqual(FORMS.map((form) => nameOf(form, 'police')));
  for (const form of ['docx', 'xlsx'] as const) {
    const [before, after] = [first.get(`of police.${form}`)!, now.get(`of police.${form}`)!];
    expect(readBack(after)).toEqual({ ...readBack(before), narratives: [{ slot: 'I', text: ERASED }] });
  }
  const words = (of: ReadonlyMap<string, Uint8Array>) =>
    strFromU8(unzipSync(of.get('of police.docx')!)['word/document.xml']!);
  expect(words(first)).toContain(WORDS);
  expect(words(now)).toBe(words(first).replace(WORDS, ERASED));
});
