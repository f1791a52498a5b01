import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { icalendar } from './ics.ts';

const head = {
  ...{ title: 'Liên Ngành: công an', of: '12-log', now: '2013-12-20T02:03:04.567Z', today: '2013-12-20' },
  base: 'https://lien-nganh.example',
};
const title = {
  vi: 'Hạn gửi báo cáo: ằẳẵặ ốồổỗộ ứừửữự, đợt 1; “sáu tháng”\\cuối\nnăm – ỷỹỵ Ắ Ề Ợ Ự',
  en: 'Report due',
};
const entry = { work: 'report.879.2013-H2.police', on: '2013-12-31', title, path: '/api/reporting/agency-report/1' };

/** As a program of somebody else's reads it. */
function read(calendar: string) {
  const component = new ICAL.Component(ICAL.parse(calendar) as unknown[]);
  return component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

describe('a calendar of due days', () => {
  test('is read as whole days, with every letter as it was', () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const vi = title.vi.normalize(form);
      const [event] = read(icalendar([{ ...entry, title: { ...title, vi } }], head));
      expect(event).toMatchObject({ uid: `${entry.work}@12-log`, summary: `${vi} / Report due`, sequence: 5102 });
      expect([event!.startDate.isDate, event!.startDate.toString(), event!.endDate.toString()]).toEqual([
        ...[true, '2013-12-31', '2014-01-01'],
      ]);
      expect(event!.component.getFirstPropertyValue('url')).toBe(`${head.base}${entry.path}`);
    }
  });

  test('has no line of more than 75 octets, none of them cut within a letter, and ends each as it should', () => {
    for (let length = 0; length < 90; length++) {
      const vi = `${'a'.repeat(length)}${'ặ'.repeat(60)}`;
      const calendar = icalendar([{ ...entry, title: { vi, en: '🗓️' } }], head);
      expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true);
      const lines = calendar.split('\r\n');
      expect(
        lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\uFFFD') && !line.includes('\n')),
      ).toBe(true);
      expect(read(calendar)[0]!.summary).toBe(`${vi} / 🗓️`);
    }
  });

  test('keeps the identity of work whose day was moved, and says that it is newer', () => {
    const [before] = read(icalendar([entry], head));
    const [after] = read(icalendar([{ ...entry, on: '2014-01-06' }], { ...head, today: '2013-12-21' }));
    expect(after!.uid).toBe(before!.uid);
    expect(after!.sequence).toBeGreaterThan(before!.sequence as number);
  });

  test('of nothing is a calendar', () => {
    expect(read(icalendar([], head))).toEqual([]);
  });
});
