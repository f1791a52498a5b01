import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { isErasureEvent } from '../erasure/erasure-events.ts';
import { definitionOf, upcast } from '../events.ts';
import { attachFile, narrowFile, withdrawFile } from './file-commands.ts';
import { fileEvents, noFiles, type Files } from './file-events.ts';
import { filesOf, withFiles } from './files.ts';
import { fold } from '../stream-type.ts';
import type { FiledRecord, Upload } from './filed.ts';
import { service } from '../service.ts';

const type = filesOf('visits');
const [police, culture] = ['police', 'culture'].map((agency) => ({ account: `a.${agency}`, agency, role: 'officer' }));
const record: FiledRecord = { agencies: ['police', 'culture'], keeps: true, quota: 1_000 };
const taking: FiledRecord = { ...record, keeps: false };

function stored(size: number, letter = 'a'): Upload {
  const hash = letter.repeat(64);
  return { is: 'stored', name: 'a.pdf', mediaType: 'application/pdf', size, hash, stripped: false, malware: 'clean' };
}

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const deciding = { now: '2013-07-16T01:00:00.000Z', today: '2013-07-16', id: 'visit-1', commandId: 'c' };

/** What a command decides on a state, as whoever acts. */
function decide(
  command: ReturnType<typeof attachFile>,
  {
    state = noFiles,
    actor = police!,
    lookUps = {},
    input = {},
  }: { state?: Files; actor?: typeof police; lookUps?: object; input?: object },
) {
  return command.decide(command.input.parse(input), state, { ...deciding, actor: actor!, lookUps });
}

function after(state: Files, decided: unknown, actor = police!): Files {
  const events = (decided as { name: string; data: unknown }[]).map((event, revision) => ({
    ...{ ...event, id: 'e', stream: 's', revision, recordedAt: deciding.now, occurredOn: deciding.today, actor },
    ...{ obligations: [], commandId: 'c', correlationId: 'c' },
  }));
  return fold(type, events as never, state) as Files;
}

function attach(
  state: Files,
  n: number,
  more: { size?: number; letter?: string; narrow?: boolean; actor?: typeof police } = {},
) {
  const { size = 100, letter = String(n), narrow = false, actor = police } = more;
  const input = { record: 'visit-1', upload: id(n), kind: 'minutes', narrow };
  return decide(attachFile('visits'), { state, actor, input, lookUps: { record, upload: stored(size, letter) } });
}

const with1 = after(noFiles, attach(noFiles, 1));

describe('files of a record', () => {
  test('are a stream type and a question more of every service', () => {
    const empty = service({ name: 'visits', title: { vi: 'Kiểm tra', en: 'Visits' }, streams: [] });
    const whole = withFiles(empty);
    expect(whole.streams.map(({ prefix }) => prefix)).toEqual(['files']);
    expect(whole.questions.map(({ name }) => name)).toEqual(['papers-without-a-scan']);
    expect(type.commands.map(({ name }) => name)).toContain('erase-person');
  });

  test('are attached as they were found, by whom and for whose record', () => {
    expect(with1).toMatchObject({
      record: 'visit-1',
      agencies: ['police', 'culture'],
      files: [{ file: id(1), name: 'a.pdf', agency: 'police', attachedAt: deciding.now, withdrawn: null }],
    });
  });

  test('are not attached when the upload is refused, the quota is used up, or the same content is there', () => {
    const lookUps = { record, upload: { is: 'refused', rule: 'file-is-whole', details: { where: 'end' } } };
    const input = { record: 'visit-1', upload: id(2), kind: 'scan' };
    expect(decide(attachFile('visits'), { input, lookUps })).toMatchObject({ rejected: 'file-is-whole' });
    expect(attach(with1, 2, { size: 901 })).toMatchObject({
      rejected: 'files-of-a-record-stay-within-their-quota',
      details: { quota: 1_000, used: 100, size: 901 },
    });
    expect(attach(with1, 2, { letter: '1' })).toMatchObject({ rejected: 'file-is-not-attached-already' });
    expect(attach(with1, 2, { size: 900 })).toMatchObject([{ name: 'FileAttached' }]);
  });

  test('that are narrow are known to whose record it is and to whoever attached them', () => {
    const narrow = after(noFiles, attach(noFiles, 1, { narrow: true }));
    const seen = (agency: string, keeps: boolean) =>
      (type.belongs!.view(narrow, { agency, keeps }) as Files).files.length;
    expect([seen('culture', false), seen('police', false), seen('culture', true)]).toEqual([0, 1, 1]);
    const withdraw = (actor: typeof police, filed: FiledRecord) =>
      decide(withdrawFile('visits'), {
        ...{ state: narrow, actor, input: { file: id(1), reason: 'Nhầm' }, lookUps: { record: filed } },
      });
    expect(withdraw(culture, taking)).toMatchObject({ rejected: 'file-is-attached' });
    expect(withdraw(culture, record)).toMatchObject([{ name: 'FileWithdrawn' }]);
  });

  test('are narrowed once, and withdrawn once, by those whose they are', () => {
    const asked = (state: Files, actor: typeof police, filed: FiledRecord) =>
      decide(narrowFile('visits'), { state, actor, input: { file: id(1) }, lookUps: { record: filed } });
    expect(asked(with1, culture, taking)).toMatchObject({ rejected: 'file-is-withdrawn-by-whose-it-is' });
    const narrowed = after(with1, asked(with1, police, record));
    expect(asked(narrowed, police, record)).toMatchObject({ rejected: 'file-is-not-narrow-already' });
  });
});

const versions = Object.entries(definitionOf(fileEvents).versions).filter(([name]) => !isErasureEvent(name));

test.each(versions)('%s stays readable in each version ever written', (name, { version: present }) => {
  const folder = new URL('./history/', import.meta.url);
  for (let version = 1; version <= present; version++) {
    const stored: unknown = JSON.parse(readFileSync(new URL(`${name}.v${version}.json`, folder), 'utf8'));
    const read = upcast(fileEvents, name, version, stored);
    if (version === present) expect(read).toEqual(stored);
  }
});
