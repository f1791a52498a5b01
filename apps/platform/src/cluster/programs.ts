import { agencies } from '@lien-nganh/agencies';
import { audit } from '@lien-nganh/audit';
import { communications } from '@lien-nganh/communications';
import { communities } from '@lien-nganh/communities';
import { healthInterventions } from '@lien-nganh/health-interventions';
import { inspections } from '@lien-nganh/inspections';
import type { Service } from '@lien-nganh/kernel';
import { reporting } from '@lien-nganh/reporting';

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
  { name: 'gateway', file: fileOf('gateway'), paths: ['/graphql', '/api/gateway'], prefixes: [] },
  ...[agencies, inspections, healthInterventions, communications, communities, reporting, audit].map(programOf),
];

function programOf({ name, streams }: Service): Program {
  return { name, file: fileOf(name), paths: [`/api/${name}`], prefixes: streams.map(({ prefix }) => prefix) };
}

function fileOf(name: string): string {
  return new URL(`../../../${name}/dist/main.js`, import.meta.url).href;
}
