import { kebab } from '@lien-nganh/subscriptions';
import { z } from 'zod';
import { UsageError } from '../command-line/failure.ts';
import { connectionOf, expectOk, type Connection, type ConnectionOptions } from './connection.ts';
import { CommandFailed, type Io } from './io.ts';
import { queryOf } from './replay-figure.ts';

/** Up to where a record is replayed; at most one. */
export interface UpTo {
  readonly toRevision?: string;
  readonly day?: string;
  readonly position?: string;
}

const history = z.object({
  changes: z.array(
    z.object({
      revision: z.number(),
      event: z.string(),
      id: z.string(),
      occurredOn: z.string(),
      recordedAt: z.string(),
      actor: z.object({
        account: z.string(),
        agency: z.string(),
        role: z.string(),
        onBehalfOf: z.string().optional(),
      }),
      obligations: z.array(z.string()),
      data: z.unknown(),
    }),
  ),
});
type Change = z.infer<typeof history>['changes'][number];

const view = z.object({ revision: z.number(), record: z.unknown() });

/** Prints the history of a record step by step: who, when, what, and the record as it then stood. */
export async function replayRecord(record: string, options: UpTo & ConnectionOptions, io: Io): Promise<void> {
  const address = addressOf(record);
  const point = pointOf(options);
  const connection = await connectionOf(options, io);
  const { changes } = history.parse(await read(connection, `${address}/history`, record));
  const last = point === null ? changes.length - 1 : (await at(connection, address, point, record)).revision;
  io.out(record);
  for (const change of changes.filter(({ revision }) => revision <= last)) {
    printChange(change, io);
    const { record: state } = await at(connection, address, { revision: String(change.revision) }, record);
    io.out(indented('  → ', state));
  }
}

/** `<service>/<prefix>/<id>` as its owning service serves it; the service notes that an auditor read it. */
function addressOf(record: string): string {
  const [service, prefix, id, ...rest] = record.split('/');
  if (!service || !prefix || !id || rest.length > 0) {
    throw new UsageError({
      vi: '--record là <service>/<prefix>/<id>, ví dụ inspections/inspection/5f0c….',
      en: '--record takes <service>/<prefix>/<id>, for instance inspections/inspection/5f0c…',
    });
  }
  return ['', 'api', service, kebab(prefix), id].map(encodeURIComponent).join('/');
}

const onePoint = {
  vi: 'Chỉ dùng một trong --to-revision, --day và --position.',
  en: 'one of --to-revision, --day and --position',
};

function pointOf({ toRevision: revision, day, position }: UpTo): Readonly<Record<string, string>> | null {
  const given = Object.entries({ revision, day, position }).filter((pair): pair is [string, string] => !!pair[1]);
  if (given.length > 1) throw new UsageError(onePoint);
  return given.length === 0 ? null : Object.fromEntries(given);
}

async function at(
  connection: Connection,
  address: string,
  point: Readonly<Record<string, string>>,
  record: string,
): Promise<z.infer<typeof view>> {
  return view.parse(await read(connection, `${address}/at?${queryOf(point)}`, record));
}

async function read(connection: Connection, path: string, record: string): Promise<unknown> {
  const answer = await connection.get(path);
  if (answer.status === 404)
    throw new CommandFailed({ vi: `Không tìm thấy ${record}.`, en: `There is no ${record}, or not then.` });
  return expectOk(answer);
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Ho_Chi_Minh',
});

function printChange({ revision, event, id, occurredOn, recordedAt, actor, obligations, data }: Change, io: Io): void {
  const { account, agency, role, onBehalfOf } = actor;
  const behalf = onBehalfOf ? `, thay mặt / on behalf of ${onBehalfOf}` : '';
  io.out(`\n[${revision}] ${event}  (${id})`);
  io.out(`  ${clock.format(new Date(recordedAt))} +07:00  ${account} (${role}, ${agency}${behalf})`);
  io.out(`  ngày xảy ra / occurred on ${occurredOn}${obligations.length > 0 ? `  ${obligations.join(' ')}` : ''}`);
  io.out(indented('  ', data));
}

function indented(prefix: string, value: unknown): string {
  const [first, ...rest] = JSON.stringify(value, undefined, 2).split('\n');
  return [prefix + first!, ...rest.map((line) => ' '.repeat(prefix.length) + line)].join('\n');
}
