import { command, defineRefusals, ownRecord, reject, streamType } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { name, type Waiting, type WaitingOf } from '@lien-nganh/work';
import { z } from 'zod';
import { inspection as inspections } from '../inspection/inspection.ts';
import { isDisclosed, type Inspection } from '../inspection/lifecycle.ts';
import { paperNumber } from '../inspection/preparing.ts';
import { events } from './events.ts';
import { evolve, initial, type CaseFile } from './state.ts';

const refusals = defineRefusals({
  'case-file-follows-the-transfer': {
    vi: 'Hồ sơ đã đúng theo việc chuyển giao của cuộc kiểm tra.',
    en: 'The case file is as the inspection says already.',
  },
  'case-file-is-on-its-way': {
    vi: 'Không có hồ sơ này, hồ sơ đã được tiếp nhận hoặc việc chuyển giao đã bị rút.',
    en: 'There is no such case file, it was received already, or its transfer was withdrawn.',
  },
  'case-file-awaits-a-decision': {
    vi: 'Không có hồ sơ này, hồ sơ đã có quyết định hoặc việc chuyển giao đã bị rút.',
    en: 'There is no such case file, it is decided already, or its transfer was withdrawn.',
  },
  'happened-by-today': {
    vi: 'Chỉ ghi nhận việc đã diễn ra: ngày không được sau hôm nay.',
    en: 'What is recorded has happened: its day cannot be after today.',
  },
  'follows-the-transfer': {
    vi: 'Ngày tiếp nhận hoặc quyết định không được trước ngày chuyển hồ sơ hoặc ngày tiếp nhận.',
    en: 'A receipt or decision does not come before the file was sent or received.',
  },
});

const declare = command<CaseFile, typeof events, typeof refusals>();

/** Sent by the process that watches inspections: a transfer makes a file, and one that was withdrawn takes it back. */
const follow = declare({
  name: 'follow',
  action: 'inspections.caseFile.follow',
  title: { vi: 'Cập nhật hồ sơ theo cuộc kiểm tra', en: 'Follow the transfer' },
  creates: true,
  id: ({ transfer }) => transfer,
  scope: () => ({ sensitivity: 'internal', owners: [] }),
  input: z.strictObject({ inspection: name, transfer: name }),
  looksUp: ({ inspection }) => ({ sending: ownRecord<Inspection>(inspections.prefix, inspection) }),
  refuses: ['case-file-follows-the-transfer'],
  decide: ({ inspection, transfer }, state, { lookUps: { sending } }) => {
    const transfers = isDisclosed(sending) ? sending.cases.transfers : [];
    const sent = transfers.find((one) => one.transfer === transfer);
    if (sent && state.is === 'none') {
      const { agency, to, on, document } = sent;
      return [events.CaseFileSent({ inspection, agency, to, on, document }, { occurredOn: on })];
    }
    return !sent && state.is === 'sent'
      ? [events.CaseFileTakenBack({ inspection })]
      : reject('case-file-follows-the-transfer');
  },
});

/** By the body that it went to, or from its paper by the agency that sent it. */
const receive = declare({
  name: 'receive',
  action: 'inspections.caseFile.receive',
  title: { vi: 'Ghi nhận đã tiếp nhận hồ sơ', en: 'Record its receipt' },
  input: z.strictObject({ on: day, document: paperNumber.nullable().default(null) }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.to),
  refuses: ['case-file-is-on-its-way', 'happened-by-today', 'follows-the-transfer'],
  decide: (input, state, { today }) => {
    if (state.is !== 'sent') return reject('case-file-is-on-its-way');
    if (input.on > today) return reject('happened-by-today');
    if (input.on < state.on) return reject('follows-the-transfer');
    return [events.CaseFileReceived({ inspection: state.inspection, ...input }, { occurredOn: input.on })];
  },
});

const decide = declare({
  name: 'decide',
  action: 'inspections.caseFile.decide',
  title: { vi: 'Ghi nhận kết quả xử lý hồ sơ', en: 'Record what was decided' },
  input: z.strictObject({
    on: day,
    /** Returned: there was no crime, and the sanctions go on. */
    outcome: z.enum(['prosecuted', 'not-prosecuted', 'returned']),
    document: paperNumber,
  }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.to),
  refuses: ['case-file-awaits-a-decision', 'happened-by-today', 'follows-the-transfer'],
  decide: (input, state, { today }) => {
    if (state.is !== 'sent' && state.is !== 'received') return reject('case-file-awaits-a-decision');
    if (input.on > today) return reject('happened-by-today');
    if (input.on < (state.inHandSince ?? state.on)) return reject('follows-the-transfer');
    return [events.CaseFileDecided({ inspection: state.inspection, ...input }, { occurredOn: input.on })];
  },
});

/** The file of a case with signs of crime, from the inspection that sent it to what was decided. The id is that of the transfer. */
export const caseFile = streamType<CaseFile, typeof events>({
  prefix: 'caseFile',
  title: { vi: 'Hồ sơ vụ việc chuyển giao', en: 'Case file' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.caseFile.read',
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'internal', owners: [] }
      : { sensitivity: 'internal', owners: [state.to], participants: [state.agency], on: state.on },
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: 'none' }
      : {
          title: `Hồ sơ ${state.document}`,
          status: state.is,
          agency: state.to,
          day: state.on,
          search: [state.document],
        },
  commands: [follow, receive, decide],
});

export const caseFilesWaiting: WaitingOf = {
  type: caseFile,
  waits: (state: CaseFile): readonly Waiting[] => {
    if (state.is === 'sent') return [{ task: 'receive-case-file', agency: state.to, on: state.on }];
    return state.is === 'received' ? [{ task: 'decide-case-file', agency: state.to, on: state.inHandSince }] : [];
  },
};
