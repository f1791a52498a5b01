import { describe, expect, test } from '@jest/globals';
import { layoutFault, type NewEvent, type OwnRecords, type Printed, type PrintOut } from '@lien-nganh/kernel';
import { given } from '@lien-nganh/testing';
import * as checklists from '../checklist/examples.ts';
import { events as establishmentEvents } from '../establishment/events.ts';
import { establishment } from '../establishment/establishment.ts';
import { communeA, rows } from '../examples.ts';
import { records } from '../examples/own-records.ts';
import * as plans from '../inspection-plan/examples.ts';
import { events } from '../inspection/events.ts';
import * as visits from '../inspection/examples.ts';
import { inspections } from '../service.ts';

const today = '2013-07-16';

const named = (name: string) => inspections.printOuts.find((one) => one.name === name)!;

/** What there is to print of a history, by entry, drawn with the look-ups of the little province. */
async function printed(printOut: PrintOut, history: readonly NewEvent[], among: OwnRecords = records) {
  const { state } = given(printOut.of, history);
  const drawn = printOut.sheets(state).map(async ({ entry, on }) => {
    const looked = Object.entries(printOut.looksUp(state, { entry, on: on ?? today })).map(
      async ([name, look]) => [name, await look.resolve(rows, among)] as const,
    );
    const lookUps = Object.fromEntries(await Promise.all(looked));
    return [entry ?? 'whole', printOut.draws(state, { entry, lookUps }, 'id-1')] as const;
  });
  return Object.fromEntries(await Promise.all(drawn)) as Readonly<Record<string, Printed>>;
}

const transferred = [
  ...visits.twoViolations,
  events.CaseTransferred({
    ...{ transfer: 't-1', to: 'investigation-police', agency: 'police', on: '2013-07-16', violations: ['v-1'] },
    document: '30/CV',
  }),
];

/** A history of which each print-out has something to say, by name. */
const histories: Readonly<Record<string, readonly NewEvent[]>> = {
  'inspection-plan': plans.approvedPlan,
  'inspection-decision': visits.surpriseDecided,
  notice: visits.approved,
  'blank-minutes': checklists.entered,
  minutes: visits.minutesSigned,
  'violation-record': visits.twoViolations,
  'sanction-decision': visits.sanctionDecided,
  'transfer-letter': transferred,
};

describe('print-outs of inspections', () => {
  test.each(inspections.printOuts.map((one) => [one.name, one] as const))(
    'what %s fills is what its sample does, and its layouts name nothing else',
    async (name, printOut) => {
      const drawn = Object.values(await printed(printOut, histories[name]!));
      expect(drawn).not.toEqual([]);
      const { sample } = printOut;
      for (const { texts, rows: lists } of drawn) {
        // blank minutes leave most of it to the pen
        const places = Object.keys(sample.texts).filter((place) => name !== 'blank-minutes' || place in texts);
        expect(Object.keys(texts).sort()).toEqual(places.sort());
        for (const [list, all] of Object.entries(lists)) {
          const known = new Set((sample.rows[list] ?? []).flatMap(Object.keys));
          expect(all.flatMap(Object.keys).filter((place) => !known.has(place))).toEqual([]);
        }
      }
      for (const template of printOut.templates) expect(layoutFault(printOut, template)).toBeNull();
    },
  );

  test('nothing is printed of what there is not, was withdrawn, or is not yet so far', () => {
    const sheets = (history: readonly NewEvent[]) =>
      inspections.printOuts.flatMap((one) =>
        one.of.prefix === 'inspection' ? one.sheets(given(one.of, history).state).map(() => one.name) : [],
      );
    expect(sheets([])).toEqual([]);
    expect(sheets([...visits.planned, events.InspectionWithdrawn({ reason: 'Ghi trùng' })])).toEqual([]);
    expect(sheets(visits.planned)).toEqual(['inspection-decision', 'minutes']);
    expect(sheets(visits.approved)).toEqual(['inspection-decision', 'notice', 'minutes']);
    // nobody is told of a surprise
    expect(sheets(visits.surpriseDecided)).toEqual(['inspection-decision', 'minutes']);
    expect(named('blank-minutes').sheets(given(named('blank-minutes').of, checklists.withdrawn).state)).toEqual([]);
  });

  test('a decision says where, on what ground, and who goes with which card', async () => {
    const { whole } = await printed(named('inspection-decision'), visits.surpriseDecided);
    expect(whole).toMatchObject({
      ...{ issuer: { name: 'labour' }, number: null, date: null },
      texts: {
        ...{ siteName: 'Hoa Ban', siteAddress: 'Tổ 5', siteKind: 'Karaoke', unit: 'xã 90001', mode: 'surprise' },
        ...{ ground: 'Báo cáo số 03/BC', plannedFor: { day: '2013-07-16' } },
        decider: 'Đội trưởng Đội kiểm tra liên ngành 178',
      },
    });
    expect(whole!.rows['members']).toEqual([
      { agency: 'labour', card: '178/m-1', role: 'Đội trưởng' },
      { agency: 'police', card: '178/m-2', role: 'Thành viên' },
      { agency: 'culture', card: '178/m-3', role: 'Thành viên' },
    ]);
    const planned = await printed(named('inspection-decision'), visits.planned);
    expect(planned['whole']!.texts).toMatchObject({ ground: 'Kế hoạch kiểm tra số 12/KH', decider: null });
  });

  test('minutes that are prefilled have the list, and after the visit what was found and by whom', async () => {
    const before = await printed(named('minutes'), visits.approved);
    expect(before['whole']).toMatchObject({ number: null, date: null, texts: { on: { day: null } } });
    expect(before['whole']!.rows['items']).toEqual(
      ['licence-conditions', 'labour-contracts', 'guest-register'].map((item) => ({ item })),
    );
    const { whole } = await printed(named('minutes'), visits.minutesSigned);
    expect(whole).toMatchObject({ number: '05/BB', date: '2013-07-16', texts: { on: { day: '2013-07-16' } } });
    expect(whole!.rows['items']).toMatchObject([
      { item: 'licence-conditions', agency: 'culture', met: 'x', notMet: null },
      { item: 'labour-contracts', agency: 'labour', met: null, notMet: 'x' },
      { item: 'guest-register' },
    ]);
    const blank = await printed(named('blank-minutes'), checklists.entered);
    expect(blank['whole']!.rows).toEqual({ members: [{}, {}, {}], items: [{ item: 'Điều kiện giấy phép' }] });
  });

  test('papers on a case are by violation, decision and transfer, with number, day and act', async () => {
    const records = await printed(named('violation-record'), visits.twoViolations);
    expect(records).toMatchObject({
      'v-1': { number: 'v-1/BB-VPHC', date: '2013-07-10', texts: { act: 'Hoạt động karaoke quá giờ', offender: null } },
      'v-2': { issuer: { name: 'police' }, texts: { minutes: '07/BB' } },
    });
    const { 's-1': decision } = await printed(named('sanction-decision'), visits.sanctionDecided);
    expect(decision).toMatchObject({
      ...{ number: '21/QĐ-XPVPHC', date: '2013-07-12' },
      texts: { offender: 'individual', total: '17.000.000 đồng', records: 'v-1/BB-VPHC, v-2/BB-VPHC' },
    });
    expect(decision!.rows['lines']![0]).toEqual({
      act: 'Hoạt động karaoke quá giờ',
      basis: 'khoản 1 Điều 22 Nghị định số 900/2012/NĐ-CP',
      ...{ main: 'Phạt tiền', amount: '15.000.000 đồng', beside: '' },
    });
    expect(await printed(named('transfer-letter'), transferred)).toMatchObject({
      't-1': {
        ...{ number: '30/CV', date: '2013-07-16', texts: { to: 'Cơ quan Cảnh sát điều tra' } },
        rows: {
          papers: [{ paper: 'Biên bản kiểm tra số 07/BB' }, { paper: 'Biên bản vi phạm hành chính số v-1/BB-VPHC' }],
        },
      },
    });
  });

  test('a plan lists its places, without name and address for who may not read them', async () => {
    const { whole } = await printed(named('inspection-plan'), plans.approvedPlan);
    const line = { siteKind: 'Karaoke', unit: 'xã 90001', by: { day: '2013-09-30' } };
    expect(whole).toMatchObject({ number: '12/KH', texts: { from: { day: '2013-07-15' } } });
    expect(whole!.rows['sites']).toEqual([{ siteName: 'Hoa Ban', siteAddress: 'Tổ 5', ...line }]);
    const hidden = await printed(named('inspection-plan'), plans.approvedPlan, {
      stateOf: (prefix, id) =>
        prefix === 'establishment' ? Promise.resolve({ is: 'none' }) : records.stateOf(prefix, id),
    });
    expect(hidden['whole']!.rows['sites']).toEqual([{ siteName: null, siteAddress: null, ...line }]);
  });

  test('the owner of a place and whoever is suspected are never printed, and no layout names a signatory', async () => {
    const owner = 'Lò Thị Chủ';
    const registered = establishmentEvents.EstablishmentRegistered({
      ...{ kind: 'karaoke', conditional: true, prone: true, unit: communeA, openedOn: '2010-05-01' },
      ...{ name: 'Hoa Ban', address: 'Tổ 5', owner, contact: '0912', keeper: 'police', risk: 'low', listed: null },
      licence: { is: 'none', number: null, from: '2010-05-01' },
    });
    const { state } = given(establishment, [registered]);
    const among: OwnRecords = {
      stateOf: (prefix, id) => (prefix === 'establishment' ? Promise.resolve(state) : records.stateOf(prefix, id)),
    };
    for (const one of inspections.printOuts) {
      const drawn = JSON.stringify(await printed(one, histories[one.name]!, among));
      expect([one.name, drawn.includes(owner) || drawn.includes('0912')]).toEqual([one.name, false]);
    }
  });
});
