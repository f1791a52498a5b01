import {
  ancestorsOn,
  folded,
  fullNameOf,
  printDay,
  unitsNamed,
  unitsOn,
  unitTypes,
  type Unit,
  type UnitMap,
} from '@lien-nganh/vocabulary';
import type { Cell } from '../xlsx/cell.ts';
import { fault, quoted, type Reading } from './reading.ts';
import { readText } from './text.ts';

export interface UnitAsked {
  readonly on: string;
  /** Only units of this level are meant. */
  readonly level: string | undefined;
}

/** How kinds of units are shortened, always with a dot behind: without it the letters may begin a name. */
const SHORT: Readonly<Record<string, string>> = {
  ...{ p: 'phường', x: 'xã', tt: 'thị trấn', h: 'huyện', q: 'quận', tx: 'thị xã', tp: 'thành phố', t: 'tỉnh' },
};
const SHORTENED = /^(p|x|tt|h|q|tx|tp|t)\s*\.\s*(?=[\p{L}\d])/iu;
const CODE = /^\d{1,5}$/;
const MOST_NAMED = 8;

/**
 * Units of all times, found by what a person writes: a code, a name with or without its kind, `xã Sùng Phài, huyện Tam Đường`,
 * `X. Sùng Phài, H. Tam Đường`.
 * A code whose zeros Excel dropped is restored where exactly one unit of the day can be meant. Keeps what it found: a register
 * names few units in many rows.
 */
export class Units {
  readonly #found = new Map<string, Reading<string>>();

  constructor(private readonly map: UnitMap) {}

  read(cell: Cell, asked: UnitAsked): Reading<string> {
    const read = readText(cell, 200);
    if ('fault' in read) return read;
    const key = `${asked.on} ${asked.level ?? ''} ${read.value}`;
    const known = this.#found.get(key);
    if (known) return known;
    const found = this.#look(read.value, asked);
    if (this.#found.size < 10_000) this.#found.set(key, found);
    return found;
  }

  #look(typed: string, { on, level }: UnitAsked): Reading<string> {
    const candidates = this.#candidates(typed, on).filter((unit) => level === undefined || unit.level === level);
    if (candidates.length === 1) return { value: candidates[0]!.key };
    if (candidates.length === 0) return this.#unknown(typed, { on, level });
    const named = candidates.slice(0, MOST_NAMED).map((unit) => `${this.#placed(unit, on)}: ${unit.code}`);
    return fault(
      `${quoted(typed)} có thể là: ${named.join('; ')}. Xin ghi mã, hoặc ghi kèm đơn vị cấp trên.`,
      `${quoted(typed)} may be: ${named.join('; ')}. Write the code, or the unit above as well.`,
    );
  }

  #candidates(typed: string, on: string): readonly Unit[] {
    if (/^\d{2,5}@/.test(typed)) return unitsOn(this.map, on).filter(({ key }) => key === typed);
    if (CODE.test(typed)) return unitsOn(this.map, on).filter(({ code }) => isCode(code, typed));
    const [name, ...above] = typed
      .split(/\s*[,;]\s*/)
      .filter((part) => part !== '')
      .map(atLength);
    const exact = preferSpelling(unitsNamed(this.map, name ?? '', on), name ?? '');
    return exact.filter((unit) => above.every((part) => this.#liesIn(unit, part, on)));
  }

  #liesIn(unit: Unit, name: string, on: string): boolean {
    const asked = folded(name);
    return ancestorsOn(this.map, unit.key, on).some((one) =>
      [one.name, ...one.aliases].some((known) =>
        [known, `${unitTypes[one.type].name.vi} ${known}`].some((spelling) => folded(spelling) === asked),
      ),
    );
  }

  #placed(unit: Unit, on: string): string {
    return [unit, ...ancestorsOn(this.map, unit.key, on)].slice(0, 2).map(fullNameOf).join(', ');
  }

  /** Names the unit of another day that may be meant. */
  #unknown(typed: string, { on, level }: UnitAsked): Reading<string> {
    const other = this.map.units.find(
      (unit) => (level === undefined || unit.level === level) && (unit.code === typed || isNamed(unit, typed)),
    );
    const known = other ? ` (${fullNameOf(other)}: ${written(other.validFrom)}–${written(other.validTo)})` : '';
    return fault(
      `Không có đơn vị hành chính ${quoted(typed)} vào ngày ${written(on)}${known}.`,
      `There is no such unit ${quoted(typed)} on ${on}${known}.`,
    );
  }
}

function isNamed(unit: Unit, typed: string): boolean {
  return [unit.name, fullNameOf(unit)].some((name) => folded(name) === folded(typed));
}

function written(day: string | null): string {
  return day === null ? '…' : printDay(day);
}

/** `P. Đoàn Kết` -> `phường Đoàn Kết`. */
function atLength(name: string): string {
  return name.replace(SHORTENED, (_, short: string) => `${SHORT[short.toLocaleLowerCase('vi')]!} `);
}

/** The code itself, or what Excel leaves of it. */
function isCode(code: string, typed: string): boolean {
  return code === typed || (code.startsWith('0') && Number(code) === Number(typed));
}

/** Among units whose names differ by marks alone, those that are spelt as it was typed, where there are any. */
function preferSpelling(units: readonly Unit[], typed: string): readonly Unit[] {
  const asked = typed.normalize('NFC').toLocaleLowerCase('vi');
  const exact = units.filter((unit) =>
    [unit.name, fullNameOf(unit)].some((spelling) => spelling.normalize('NFC').toLocaleLowerCase('vi') === asked),
  );
  return exact.length > 0 ? exact : units;
}
