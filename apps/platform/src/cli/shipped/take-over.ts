import { createHash } from 'node:crypto';
import { kebab } from '@lien-nganh/subscriptions';
import { expectOk, type Connection } from '../connection.ts';
import { CommandFailed, type Io } from '../io.ts';
import { shippedDefinitions, type ShippedDefinition } from './definitions.ts';
import { differenceOf, type Difference, type Kept } from './differences.ts';

const AT_ONCE = 8;
const NOT_HERE = 404;

/** All that is kept here otherwise than this version ships it. What is not here at all is no definition of this province. */
export async function differencesHere(connection: Connection, { signal }: Pick<Io, 'signal'>) {
  const waiting = (await shippedDefinitions(signal)).entries();
  const found: (Difference | null)[] = [];
  const work = async () => {
    for (const [index, definition] of waiting) {
      const kept = await keptHere(connection, definition);
      found[index] = kept && differenceOf(definition, kept);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found.filter((one) => one !== null);
}

async function keptHere(connection: Connection, definition: ShippedDefinition): Promise<Kept | null> {
  const answer = await connection.get(addressOf(definition));
  return answer.status === NOT_HERE ? null : (expectOk(answer) as Kept);
}

function addressOf({ address: { service, stream, id } }: ShippedDefinition): string {
  return `/api/${service}/${kebab(stream)}/${encodeURIComponent(id)}`;
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
  for (const { definition } of differences) {
    const { name, command, from: field, content } = definition;
    const body = field === null ? { ...content, reason } : { ...content, [field]: from };
    try {
      const key = createHash('sha256')
        .update(JSON.stringify([name, command, body]))
        .digest('hex')
        .slice(0, 40);
      const path = `${addressOf(definition)}/${command}`;
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
