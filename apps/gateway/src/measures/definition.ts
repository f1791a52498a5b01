import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { framing } from './measured.ts';

/** One version of an indicator, as its contract says. */
export type Definition = IndicatorRecord;

/** A definition as the log gave it. */
export interface DefinitionEvent {
  readonly position: bigint;
  /** Day on which the log took it. */
  readonly knownDay: Day;
  readonly definition: Definition;
}

/** The definitions of one moment. */
export interface Definitions {
  /** Versions of each indicator, latest first, by code in order of code. */
  readonly byCode: ReadonlyMap<string, readonly Definition[]>;
  /** The same, for the indicators of which any version counts a measure. */
  readonly byMeasure: ReadonlyMap<string, readonly (readonly Definition[])[]>;
}

/** Code of the indicator that the ledger keeps over a measure of its own. No code of a province begins so. */
export function framingCode(measure: string): string {
  return `~${measure}`;
}

/** Whether a code is of the ledger's own: nobody asks for it. */
export function isFraming(code: string): boolean {
  return code.startsWith('~');
}

function framingDefinition(measure: string): Definition {
  return {
    code: framingCode(measure),
    definitionVersion: 1,
    validFrom: '0000-01-01',
    validTo: null,
    names: { vi: measure, en: measure },
    unitOfCount: measure,
    kind: 'flow',
    subject: null,
    measure,
    filter: {},
    lines: 'every-participant',
    breakdowns: [],
    obligations: [],
    service: 'gateway',
    sensitivity: 'internal',
    direction: 'neither',
  };
}

const framingDefinitions = Object.values(framing).map(framingDefinition);

/** Records of a `withhold-small` indicator stay in their service: no fact of it is ever booked. Its figures come in releases. */
export function isWithheld(definition: Pick<Definition, 'sensitivity'>): boolean {
  return definition.sensitivity === 'withhold-small';
}

/** The version that holds on a day, as `versionOn` of the contracts says; the versions are latest first. */
export function versionHolding(versions: readonly Definition[], on: Day): Definition | null {
  const latest = versions.find(({ validFrom }) => validFrom <= on);
  return latest && (latest.validTo === null || on < latest.validTo) ? latest : null;
}

/** The version that holds on a day and counts this measure, or `null`. */
export function versionFor(versions: readonly Definition[], measure: string, on: Day): Definition | null {
  const version = versionHolding(versions, on);
  return version !== null && version.measure === measure && !isWithheld(version) ? version : null;
}

/** Whether dimensions pass a definition's filter: one of the values for each dimension that it names. */
export function passes(filter: Definition['filter'], dimensions: Readonly<Record<string, string>>): boolean {
  for (const dimension in filter) {
    if (!filter[dimension]!.includes(dimensions[dimension] ?? '')) return false;
  }
  return true;
}

/**
 * All definition events of a log in order of position. What holds at a position depends on this order alone, never on
 * when an event arrived.
 */
export class DefinitionTimeline {
  readonly events: readonly DefinitionEvent[];
  readonly #at = new Map<number, Definitions>();

  constructor(events: readonly DefinitionEvent[]) {
    this.events = [...events].sort((a, b) => (a.position < b.position ? -1 : 1));
  }

  /** The definitions as the log has them up to a position; `null`: all of them. */
  at(position: bigint | null): Definitions {
    const count = position === null ? this.events.length : this.#countUpTo(position);
    const known = this.#at.get(count) ?? definitionsFrom(this.events.slice(0, count));
    this.#at.set(count, known);
    return known;
  }

  #countUpTo(position: bigint): number {
    const last = this.events.at(-1);
    if (last === undefined || last.position <= position) return this.events.length;
    return this.events.findIndex((event) => event.position > position);
  }
}

function definitionsFrom(events: readonly DefinitionEvent[]): Definitions {
  const latest = new Map<string, Definition>();
  for (const { definition } of events) latest.set(`${definition.code}@${definition.definitionVersion}`, definition);
  const byCode = new Map<string, Definition[]>();
  const sorted = [...latest.values(), ...framingDefinitions].sort(latestFirst);
  for (const definition of sorted) byCode.set(definition.code, [...(byCode.get(definition.code) ?? []), definition]);
  const byMeasure = new Map<string, (readonly Definition[])[]>();
  for (const versions of byCode.values()) {
    const names = new Set(versions.flatMap(({ measure }) => measure ?? []));
    for (const name of names) byMeasure.set(name, [...(byMeasure.get(name) ?? []), versions]);
  }
  return { byCode, byMeasure };
}

function latestFirst(a: Definition, b: Definition): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return b.definitionVersion - a.definitionVersion;
}
