import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { communes, YEAR, type Published } from './sample-log.ts';

/** Work of the other services beside the inspections, made from the examples of what they publish, always the same. */

type Data = Readonly<Record<string, unknown>>;

/** One contract of each service: work of agencies besides inspections, and whatever the others count most of. */
const types = [
  'agencies.issued-document',
  'communications.session',
  'communications.broadcast',
  'communities.locality-visit',
  'reporting.receipt',
  'health-interventions.release',
] as const;

const agencies = ['police', 'health', 'culture', 'labour', 'market'];
const FIXTURES = fileURLToPath(new URL('../../../libs/contracts/published/fixtures/', import.meta.url));

/** Of what a service publishes, which version is the newest. */
export function newestVersionOf(type: string): number {
  const own = readdirSync(FIXTURES).filter((name) => name.startsWith(`${type}.v`));
  return Math.max(...own.map((name) => Number(name.slice(type.length + 2, -'.json'.length))));
}

/** The example of its newest version. */
export function exampleOf(type: string): Data {
  return JSON.parse(readFileSync(`${FIXTURES}${type}.v${newestVersionOf(type)}.json`, 'utf8')) as Data;
}

const examples = types.map((type) => ({ type, example: exampleOf(type) }));

/** The nth thing that one of the other services publishes. */
export function publishedElsewhere(n: number): Published {
  const { type, example } = examples[n % examples.length]!;
  const occurredOn = new Date(Date.UTC(YEAR, 0, 1 + ((n * 7) % 360))).toISOString().slice(0, 10);
  const where = { unit: communes[n % communes.length]!, agency: agencies[n % agencies.length]! };
  return {
    type,
    subject: `${type}-${n}`,
    occurredOn,
    data: { ...example, ...otherwise(example, n, { ...where, occurredOn }) },
  };
}

interface Where {
  readonly unit: string;
  readonly agency: string;
  readonly occurredOn: string;
}

/** What tells it from the example: recorded work, a release, or a receipt. */
function otherwise(example: Data, n: number, { unit, agency, occurredOn }: Where): Data {
  if ('record' in example) {
    const [stretch] = example['stretches'] as readonly Data[];
    const participants = [{ agency, confirmed: true }];
    const told = { record: `r${n}`, occurredOn, unit, lead: agency, participants };
    return { ...told, stretches: [{ ...stretch, from: occurredOn }] };
  }
  if ('cells' in example) {
    const period = { from: occurredOn, to: occurredOn };
    return { release: `r${n}`, period, releasedOn: occurredOn, cells: [{ unit, dimensions: {}, value: 40 }] };
  }
  return { agency, receivedOn: occurredOn };
}
