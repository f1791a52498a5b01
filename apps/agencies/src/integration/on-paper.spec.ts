import { beforeEach, describe, expect, test } from '@jest/globals';
import { fileEvents, filesOf, hosted, type AnyEvents, type Files } from '@lien-nganh/kernel';
import type { Work } from '@lien-nganh/work';
import { actor } from '../examples.ts';
import { coordinationMeeting } from '../coordination-meeting/coordination-meeting.ts';
import { issuedDocument } from '../issued-document/issued-document.ts';
import { memoryTables } from '../questions/examples.ts';
import { agencies } from '../service.ts';
import { team178 } from '../team-178/team-178.ts';
import type { Team178 } from '../team-178/state.ts';

const question = hosted(agencies).questions.find(({ name }) => name === 'papers-without-a-scan')!;
let tables: ReturnType<typeof memoryTables>;
beforeEach(() => {
  tables = memoryTables(question);
});

/** Tells the question that a record is so now. */
async function tell(events: AnyEvents, stream: string, state: unknown, more: object = {}): Promise<void> {
  const scope = { sensitivity: 'internal', owners: ['police'], ...more };
  const told = { state, scope, id: stream };
  for (const handlers of question.handlers.filter((one) => one.events === events)) {
    await handlers.handle(tables, { stream, name: handlers.names[0] } as never, told as never);
  }
}

async function listed(hidden: readonly string[] = []) {
  const mayRead = (stream: string) => Promise.resolve(!hidden.includes(stream));
  const asking = { actor: actor('police'), mayRead } as never;
  const answer = await question.ask(tables, question.input.parse({}), asking);
  const { rows } = question.output.parse(answer) as { rows: { number: string; paper: string | null }[] };
  return rows.map(({ number, paper }) => `${number} ${paper === null ? 'own' : 'noted'}`);
}

function work(content: object, on = '2013-07-16'): Work {
  return { is: 'recorded', on, stretches: [{ from: on, content }] } as unknown as Work;
}
const decision = (number: string, documentType = 'decision') =>
  work({ documentType, document: { number, symbol: 'QĐ-CAT' } });

const noFiles = filesOf('agencies').initial as Files;
const file = { kind: 'decision', paper: null, withdrawn: null };
const filesWith = (more: object) => ({ ...noFiles, record: 'issuedDocument-1', agencies: ['police'], ...more });

describe('papers that a record says of itself', () => {
  test('are minutes of meetings and decisions, oldest first, as long as the record stands', async () => {
    await tell(issuedDocument.events, 'issuedDocument-1', decision('12'));
    await tell(issuedDocument.events, 'issuedDocument-2', decision('13', 'notice'));
    await tell(coordinationMeeting.events, 'coordinationMeeting-1', work({ minutes: '7/BB' }, '2013-07-01'));
    await tell(coordinationMeeting.events, 'coordinationMeeting-2', work({ minutes: null }));
    const team = { is: 'established', decision: { number: '1', symbol: 'QĐ-UBND', issuedOn: '2013-08-01' } };
    await tell(team178.events, 'team178-1', team as unknown as Team178);
    expect(await listed()).toEqual(['7/BB own', '12/QĐ-CAT own', '1/QĐ-UBND own']);
    expect(await listed(['coordinationMeeting-1', 'team178-1'])).toEqual(['12/QĐ-CAT own']);
    await tell(issuedDocument.events, 'issuedDocument-1', { is: 'withdrawn' });
    expect(await listed()).toEqual(['7/BB own', '1/QĐ-UBND own']);
  });

  test('stand on the list of whoever the record is, took part or coordinates, and on no other', async () => {
    const meeting = work({ minutes: '7/BB' });
    const scopes = [{ participants: ['police'] }, { coordinators: ['police'] }, {}];
    for (const [place, scope] of scopes.entries()) {
      const stream = `coordinationMeeting-${place}`;
      await tell(coordinationMeeting.events, stream, meeting, { owners: ['labour'], ...scope });
    }
    expect(await listed()).toHaveLength(2);
  });

  test('leave the list when a file of their kind is attached, and come back when it is withdrawn', async () => {
    await tell(issuedDocument.events, 'issuedDocument-1', decision('12'));
    await tell(fileEvents, 'files-issuedDocument-1', filesWith({ files: [{ ...file, kind: 'other' }] }));
    expect(await listed()).toEqual(['12/QĐ-CAT own']);
    for (const kind of ['decision', 'scan']) {
      await tell(fileEvents, 'files-issuedDocument-1', filesWith({ files: [{ ...file, kind }] }));
      expect(await listed()).toEqual([]);
    }
    await tell(fileEvents, 'files-issuedDocument-1', filesWith({ files: [{ ...file, withdrawn: { reason: 'Mờ' } }] }));
    expect(await listed()).toEqual(['12/QĐ-CAT own']);
  });

  test('stand once where they are noted too, and leave with the scan of what was noted', async () => {
    await tell(issuedDocument.events, 'issuedDocument-1', decision('12'));
    const noted = { paper: 'p', kind: 'decision', number: '12/QĐ-CAT', date: '2013-07-16', signatories: [] };
    const papers = [{ ...noted, agency: 'police', withdrawn: null }];
    await tell(fileEvents, 'files-issuedDocument-1', filesWith({ papers }));
    expect(await listed()).toEqual(['12/QĐ-CAT noted']);
    await tell(fileEvents, 'files-issuedDocument-1', filesWith({ papers, files: [{ ...file, paper: 'p' }] }));
    expect(await listed()).toEqual([]);
  });
});
