import { UnknownContract } from '@lien-nganh/contracts';
import {
  definitionOf,
  UnknownEvent,
  type Position,
  type Process,
  type ProcessInput,
  type ProcessSource,
} from '@lien-nganh/kernel';
import { inFirstRelease } from './first-release.data.ts';

/** What a process is told and notes: an event of its service, or a contract event. */
export type Told = ProcessInput & { readonly is: 'event' | 'contract' };

/** The note of an input, as JSON: positions as digits, the event in the version that it has in this release. */
export function noted(source: ProcessSource, input: Told): { readonly version: number; readonly input: unknown } {
  const json = JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return { version: shapeOf(source, nameOf(input)).version, input: JSON.parse(json) as unknown };
}

/**
 * The input as a process of this release is told it: what was noted in an earlier version rises as it does in the log and in
 * topics.
 *
 * @throws UnknownEvent, UnknownContract for a version from the future: nothing is decided until the code that knows it runs
 */
export function recalled(
  process: Process,
  { version, input }: { readonly version: number; readonly input: unknown },
): Told {
  const told = input as Told;
  const { event } = told;
  const name = nameOf(told);
  const source = process.sources.find(({ names }) => names.includes(name));
  const data = source ? risen(shapeOf(source, name), { name, version, data: event.data }) : event.data;
  return { ...told, event: { ...event, data, position: BigInt(String(event.position)) as Position } } as Told;
}

interface Shape {
  readonly version: number;
  readonly upcasts: Readonly<Record<number, (old: never) => unknown>>;
  readonly unknown: typeof UnknownEvent | typeof UnknownContract;
}

function shapeOf({ contract, events }: ProcessSource, name: string): Shape {
  if (contract) return { version: contract.version, upcasts: contract.upcasts, unknown: UnknownContract };
  const { prefix, versions } = definitionOf(events!);
  const { version, upcasts } = versions[name.slice(prefix.length + 1)]!;
  return { version, upcasts, unknown: UnknownEvent };
}

/** Not held to the schema: what names a person is left out of a note. */
function risen(
  { version: present, upcasts, unknown }: Shape,
  { name, version, data }: { readonly name: string; readonly version: number; readonly data: unknown },
): unknown {
  if (version > present) throw new unknown(name, version);
  let current = data;
  for (let n = version; n < present; n++) current = upcasts[n]!(current as never);
  return current;
}

/** `team178.TeamEstablished`, or the type of a contract: the name by which a process lists its source. */
function nameOf(told: Told): string {
  if (told.is === 'contract') return told.event.type;
  const { stream, name } = told.event;
  return `${stream.slice(0, stream.indexOf('-'))}.${name}`;
}

/** The version of what a first note holds: the first release did not write it, and told of no contract events. */
export function versionThen(input: unknown): number {
  return inFirstRelease[nameOf(input as Told)] ?? 1;
}
