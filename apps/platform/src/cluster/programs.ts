import { audit } from '@lien-nganh/audit';
import type { Service } from '@lien-nganh/kernel';
import { services } from '../services.ts';

/** A part of the platform that runs as a process of its own. */
export interface Program {
  readonly name: string;
  /** Address of the file that runs it. */
  readonly file: string;
  /** Below which it answers. */
  readonly paths: readonly string[];
  /** Prefixes of the streams that it owns. */
  readonly prefixes: readonly string[];
}

/** The gateway is named first: of what is started at once it has the most to open. */
export const programs: readonly Program[] = [
  { name: 'gateway', file: fileOf('gateway'), paths: ['/graphql', '/api/gateway', '/api/reports'], prefixes: [] },
  ...[...services, audit].map(programOf),
];

function programOf({ name, streams }: Service): Program {
  return { name, file: fileOf(name), paths: [`/api/${name}`], prefixes: streams.map(({ prefix }) => prefix) };
}

function fileOf(name: string): string {
  return new URL(`../../../${name}/dist/main.js`, import.meta.url).href;
}
