import type { CalendarEntry, Instant } from '@lien-nganh/kernel';
import { addDays, daysFrom } from '@lien-nganh/vocabulary';

export interface CalendarHead {
  readonly title: string;
  /** Makes identities of entries different from those of other platforms: the log. */
  readonly of: string;
  readonly now: Instant;
  readonly today: string;
  readonly base: string;
}

/** A calendar of whole days, RFC 5545, that programs fetch again and again. */
export function icalendar(entries: readonly CalendarEntry[], head: CalendarHead): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lien Nganh//Due days//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(head.title)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...entries.flatMap((entry) => event(entry, head)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event({ work, on, title, path }: CalendarEntry, { of, now, today, base }: CalendarHead): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${text(`${work}@${of}`)}`,
    `DTSTAMP:${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
    // where a day was moved, a later reading is the newer one
    `SEQUENCE:${Math.max(0, daysFrom('2000-01-01', today))}`,
    `DTSTART;VALUE=DATE:${date(on)}`,
    `DTEND;VALUE=DATE:${date(addDays(on, 1))}`,
    `SUMMARY:${text(`${title.vi} / ${title.en}`)}`,
    `URL:${base}${path}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const date = (on: string) => on.replaceAll('-', '');

/** As a value of type TEXT. */
function text(value: string): string {
  return value.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
}

const OCTETS = 75;

/** Into lines of 75 octets at most, none of which ends within a letter. */
function folded(line: string): string {
  const pieces = [''];
  let used = 0;
  for (const letter of line) {
    const octets = Buffer.byteLength(letter);
    if (used + octets > OCTETS) {
      pieces.push('');
      // the space with which the line goes on counts
      used = 1;
    }
    pieces[pieces.length - 1] += letter;
    used += octets;
  }
  return pieces.join('\r\n ');
}
