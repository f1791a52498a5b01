import { notDoneInOrder, notReached, notRepeated, outOfOrder } from './consumers.ts';
import { kindOf, kinds, MARK, type Kind } from './kinds-of-command.ts';
import type { Observed } from './observed.ts';

/** What must hold, and what breaks it, in words. */
export interface Check {
  readonly what: string;
  readonly broken: (observed: Observed) => Promise<readonly string[]>;
}

const MOST_LINES = 20;

async function lostOrTwice({ sent, query }: Observed): Promise<readonly string[]> {
  const ids = sent.flatMap(({ answer }) => (answer?.events ?? []).map(({ id }) => id));
  const found = await query<{ id: string; times: number }>(
    `select asked.id, count(events.id)::int as times from unnest($1::uuid[]) asked(id)
       left join log.events on events.id = asked.id group by asked.id having count(events.id) <> 1 limit ${MOST_LINES}`,
    [ids],
  );
  return found.map(({ id, times }) => `event ${id} of an acknowledged command is there ${times} times`);
}

/** By what the log says of itself, and by the mark that a place carries. */
async function recordedTwice({ sent, query }: Observed): Promise<readonly string[]> {
  const ids = await query<{ id: string }>(
    `select id from log.events group by id having count(*) > 1 limit ${MOST_LINES}`,
  );
  const commands = await query<{ id: string }>(
    `select metadata->>'commandId' as id from log.events group by 1
     having count(distinct stream) > 1 or max(revision) - min(revision) + 1 <> count(*) limit ${MOST_LINES}`,
  );
  return [
    ...ids.map(({ id }) => `event ${id} is there twice`),
    ...commands.map(({ id }) => `command ${id} is there twice`),
    ...(await marksTwice(sent, query)),
  ];
}

async function marksTwice(sent: Observed['sent'], query: Observed['query']): Promise<readonly string[]> {
  const found = await query<{ mark: string; times: number }>(
    `select substring(data::text from '"([0-9]+[.][0-9]+[.][0-9]+)/${MARK.ending}"') as mark, count(*)::int as times
       from log.events where type = $1 group by mark`,
    [MARK.type],
  );
  const times = new Map(found.map((one) => [one.mark, one.times]));
  const places = sent.filter(({ kind }) => kind === 'place');
  const lines = places.flatMap(({ key, answer }) => {
    const recorded = times.get(key) ?? 0;
    if (recorded > 1) return [`what ${key} recorded is there ${recorded} times`];
    return answer !== null && recorded === 0 ? [`what ${key} recorded is not there, and was acknowledged`] : [];
  });
  return lines.slice(0, MOST_LINES);
}

async function wrongFigures(observed: Observed): Promise<readonly string[]> {
  const differing = await observed.ledgerAnew();
  const names = Object.keys(kinds) as readonly Kind[];
  const counted = await Promise.all(names.map((kind) => wronglyCounted(kind, observed)));
  return [...differing, ...counted.flat(), ...(await wronglyTold(observed))];
}

/** What a kind of command makes, as its figure, the log and its answers count it. */
async function wronglyCounted(kind: Kind, { sent, query, figure }: Observed): Promise<readonly string[]> {
  const { counted } = kindOf(kind);
  if (!counted) return [];
  const [recorded] = await query<{ count: number }>('select count(*)::int as count from log.events where type = $1', [
    counted.event,
  ]);
  const asked = counted.figure();
  const value = Number((await figure(asked)).value);
  const ofKind = sent.filter((one) => one.kind === kind);
  const [least, most] = [ofKind.filter(({ answer }) => answer !== null).length, ofKind.length];
  return [
    ...(value >= least && value <= most ? [] : [`${asked.indicator}: ${value}, of ${least} to ${most} commands`]),
    ...(value === recorded!.count ? [] : [`${asked.indicator}: ${value} of ${recorded!.count} that the log holds`]),
  ];
}

/** Figures that acknowledged commands tell each for itself: released cells. */
async function wronglyTold({ sent, figure }: Observed): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const one of sent) {
    const told = one.answer === null ? undefined : kindOf(one.kind).told?.(one);
    if (!told) continue;
    const { value } = await figure(told.asked);
    if (value !== told.value) broken.push(`${told.asked.indicator} of ${told.asked.to}: ${value}, not ${told.value}`);
  }
  return broken.slice(0, MOST_LINES);
}

async function answeredOtherwise({ before, figure }: Observed): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { asked, answer } of before) {
    const now = await figure(asked);
    if (JSON.stringify(now) !== JSON.stringify(answer)) {
      broken.push(`as of ${asked.asOf}: ${JSON.stringify(now)} instead of ${JSON.stringify(answer)}`);
    }
  }
  return broken;
}

export const checks = {
  logged: { what: 'every acknowledged command is in the log exactly once', broken: lostOrTwice },
  once: { what: 'no command is in the log twice, acknowledged or not', broken: recordedTwice },
  reached: { what: 'every contract event reached every consumer', broken: notReached },
  done: { what: 'every consumer has done every contract event, in the order of its key', broken: notDoneInOrder },
  order: { what: 'every key is published in its order, without a hole', broken: outOfOrder },
  repeated: { what: 'what a deposed relay had on its way came late, as a repetition', broken: notRepeated },
  figures: { what: 'every figure equals what is computed anew from the log', broken: wrongFigures },
  asBefore: {
    what: 'what was answered as of a position before a fault is answered the same',
    broken: answeredOtherwise,
  },
  expected: {
    what: 'nothing was answered that nobody could expect',
    broken: ({ strange }) => Promise.resolve(strange.slice(0, MOST_LINES)),
  },
} as const satisfies Readonly<Record<string, Check>>;
