import type { Counted, Fact } from '../booking.ts';
import { copyValue } from './copy.ts';

/** Facts as COPY takes them. What the lines of one thing share is written out once. */
export class FactRows {
  readonly columns: readonly string[] = [
    ...['record', 'series', 'position', 'n', 'known_day', 'sign', 'value'],
    ...['occurred_on', 'version', 'item', 'subject', 'place', 'sensitivity', 'dimensions'],
  ];
  #counted: Counted | null = null;
  #shared = '';

  rowOf(record: string, series: number, { counted, position, n, knownDay, sign, value }: Fact): string {
    if (this.#counted !== counted) {
      this.#counted = counted;
      this.#shared = sharedOf(counted);
    }
    return `${record}\t${series}\t${position}\t${n}\t${knownDay}\t${sign}\t${value}\t${this.#shared}`;
  }
}

function sharedOf({ occurredOn, version, item, subject, place, sensitivity, dimensions }: Counted): string {
  const text = [item, subject, place, sensitivity, JSON.stringify(dimensions)].map(copyValue).join('\t');
  return `${occurredOn}\t${version}\t${text}\n`;
}
