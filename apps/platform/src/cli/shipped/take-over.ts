import { createHash } from 'node:crypto';
import { someAtATime } from '@lien-nganh/kernel';
import { kebab } from '@lien-nganh/subscriptions';
import { expectOk, type Answer, type Connection } from '../connection.ts';
import { CommandFailed, type Io } from '../io.ts';
import { shippedDefinitions, type ShippedDefinition } from './definitions.ts';
import { differenceOf, type Difference, type Kept } from './differences.ts';

const AT_ONCE = 8;
const NOT_HERE = 404;

/** All that is kept here otherwise than this version ships it. What is not here at all is no definition of this province. */
export async function differencesHere(connection: Connection, { signal }: Pick<Io, 'signal'>) {
  const waiting = (await shippedDefinitions(signal)).entries();
  const found: (Difference | null)[] = [];
  const read = readingOnce(connection);
  await someAtATime(waiting, AT_ONCE, async ([index, definition]) => {
    found[index] = await differenceHere(read, definition);
  });
  return found.filter((one) => one !== null);
}

type Read = (path: string) => Promise<Answer>;

/** Days off of one year stand in one record. */
function readingOnce(connection: Connection): Read {
  const answers = new Map<string, Promise<Answer>>();
  return (path) => {
    const answer = answers.get(path) ?? connection.get(path);
    answers.set(path, answer);
    return answer;
  };
}

async function differenceHere(read: Read, definition: ShippedDefinition): Promise<Difference | null> {
  const answer = await read(addressOf(definition));
  if (answer.status === NOT_HERE) return null;
  const kept = expectOk(answer) as Omit<Kept, 'untouched'>;
  const found = differenceOf(definition, { ...kept, untouched: kept.revision === 0 });
  // What the program tells by several commands is at no certain revision.
  if (found?.here !== 'changed') return found;
  const { changes } = expectOk(await read(`${addressOf(definition)}/history`)) as History;
  return differenceOf(definition, { ...kept, untouched: changes.every(({ actor }) => actor.role === 'service') });
}

interface History {
  readonly changes: readonly { readonly actor: { readonly role: string } }[];
}

function addressOf({ address: { service, stream, id } }: ShippedDefinition): string {
  return `/api/${service}/${kebab(stream)}/${encodeURIComponent(id)}`;
}

function commandFor(
  definition: ShippedDefinition,
  here: Difference['here'],
  { from, reason }: { readonly from: string; readonly reason: string },
) {
  const { command, from: field, content, lacking, address } = definition;
  if (here === 'lacking' && lacking) {
    const path = `/api/${address.service}/${kebab(address.stream)}/${lacking.command}`;
    return { path, command: lacking.command, body: lacking.content };
  }
  const body = field === null ? { ...content, reason } : { ...content, [field]: from };
  return { path: `${addressOf(definition)}/${command}`, command, body };
}

/**
 * Sends for each what its keeper would send: a revision from a day on, or a correction with its reason.
 *
 * @returns whether all were taken
 */
export async function takeOver(
  connection: Connection,
  differences: readonly Difference[],
  { from, reason }: { readonly from: string; readonly reason: string },
  io: Io,
): Promise<boolean> {
  let all = true;
  for (const { definition, here } of differences) {
    const { name, from: field } = definition;
    const { path, command, body } = commandFor(definition, here, { from, reason });
    try {
      const key = createHash('sha256')
        .update(JSON.stringify([name, command, body]))
        .digest('hex')
        .slice(0, 40);
      expectOk(await connection.post(path, body, { 'idempotency-key': key }), [200, 201]);
      io.out(field === null ? `✓ ${name}: ${command}` : `✓ ${name}: ${command}, từ / from ${from}`);
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      all = false;
      io.err(`✗ ${name}: ${error.message}`);
    }
  }
  return all;
}
