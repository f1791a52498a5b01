import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { BARE_CHANNEL } from '../service/bare.ts';
import { connected } from '../peers/raw.ts';

export type Followed =
  /** Inspections recorded on the platform, by the figure that counts them. */
  | { readonly is: 'figure'; readonly url: string; readonly token: string }
  /** Rows of the bare controller, by LISTEN and a select. */
  | { readonly is: 'rows'; readonly database: string };

/** Tells when what was sent can be seen. */
export interface Follower {
  /** Bodies of so many commands whose effect will be followed. */
  prepare(commands: number): Promise<readonly string[]>;
  /** Resolves with the moment, on `performance.now()`, also when that is over. */
  seen(record: string): Promise<number>;
  /** Until the next {@link prepare} nothing is followed. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export function followersOf(followed: Followed): Promise<Follower> {
  return followed.is === 'figure' ? Promise.resolve(new FigureFollower(followed)) : RowFollower.on(followed.database);
}

class Sightings {
  readonly #seen = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();

  note(record: string): void {
    if (this.#seen.has(record)) return;
    const at = performance.now();
    this.#seen.set(record, at);
    this.#waiting.get(record)?.(at);
    this.#waiting.delete(record);
  }

  of(record: string): Promise<number> {
    const at = this.#seen.get(record);
    return at === undefined ? new Promise((resolve) => this.#waiting.set(record, resolve)) : Promise.resolve(at);
  }

  clear(): void {
    this.#seen.clear();
    this.#waiting.clear();
  }
}

/** A page of a figure's events holds so many: a day of its own is counted for each hundred commands. */
const A_DAY = 100;
/** The first day of the ward's map. */
const FIRST_DAY = Date.UTC(2025, 6, 1);
const A_DAY_MS = 86_400_000;
/** Days from the first until yesterday, in turns. */
const DAYS = 365;

/**
 * The figure "inspections carried out" of one day, with the events behind it: so each push says of every single record
 * that it is in the figure, and not only how many are.
 */
const FOLLOW = `subscription ($day: Day!) {
  figureChanged(indicator: "inspections-done", from: $day, to: $day) {
    figure { value { ... on NumberValue { value } } events(first: 200) { nodes { record } } }
  }
}`;

const LOOK = `query ($day: Day!) {
  figure(indicator: "inspections-done", from: $day, to: $day) { value { __typename } }
}`;

interface Pushed {
  readonly figureChanged: {
    readonly figure: { readonly events: { readonly nodes: readonly { readonly record: string }[] } };
  };
}

class FigureFollower implements Follower {
  readonly #client: Client;
  readonly #sightings = new Sightings();
  #days = 0;
  #stops: (() => void)[] = [];

  constructor({ url, token }: { readonly url: string; readonly token: string }) {
    this.#client = createClient({
      url,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${token}` },
    });
  }

  async prepare(commands: number): Promise<readonly string[]> {
    const days = Array.from({ length: Math.ceil(commands / A_DAY) }, () => dayNth(this.#days++));
    for (const day of days) {
      this.#follow(day);
      // Answered on the same socket: whoever follows is there by then.
      await this.#figureIsKnown(day);
    }
    return Array.from({ length: commands }, (_, n) => visitOn(days[Math.floor(n / A_DAY)]!));
  }

  seen(record: string): Promise<number> {
    return this.#sightings.of(`inspection-${record}`);
  }

  rest(): Promise<void> {
    for (const stop of this.#stops.splice(0)) stop();
    this.#sightings.clear();
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }

  async #figureIsKnown(day: string): Promise<void> {
    for await (const { data, errors } of this.#client.iterate({ query: LOOK, variables: { day } })) {
      if (!data) throw new Error(`the figure of ${day}: ${JSON.stringify(errors)}`);
    }
  }

  #follow(day: string): void {
    const stop = this.#client.subscribe<Pushed>(
      { query: FOLLOW, variables: { day } },
      {
        next: ({ data, errors }) => {
          if (!data) throw new Error(`the figure of ${day}: ${JSON.stringify(errors)}`);
          for (const { record } of data.figureChanged.figure.events.nodes) this.#sightings.note(record);
        },
        error: (error) => {
          throw error;
        },
        complete: () => undefined,
      },
    );
    this.#stops.push(stop);
  }
}

function dayNth(n: number): string {
  return new Date(FIRST_DAY + (n % DAYS) * A_DAY_MS).toISOString().slice(0, 10);
}

/** A visit of the police that was made and is entered afterwards. */
function visitOn(on: string): string {
  return JSON.stringify({
    ...{ body: 'police', place: 'public-place', establishment: null, unit: '03388@2025-07-01', team: null },
    ...{ lead: 'police', crew: ['officer.police'], leader: 'officer.police', participants: [], obligations: [] },
    ...{ mode: 'surprise', earlier: null, ground: null, report: null, paper: null, on, number: '1/BB-KT' },
    ...{ signedOn: on, signedBy: 'officer.police', countersigned: 'representative', checklist: CHECKLIST },
    ...{ findings: [], health: null, exhibits: [], reminded: false, note: null },
  });
}

const CHECKLIST = 'decree-178-2004-article-11';

const BARE_BODY = JSON.stringify({
  place: 'Quán karaoke Ánh Sao, đường 30 Tháng 4',
  note: 'Cơ sở đã được nhắc nhở; hẹn kiểm tra lại trong vòng 30 ngày.',
  participants: ['police', 'health', 'culture'],
});

/** The least that can be done: LISTEN, and what came after the last row. It may miss rows that commit out of order. */
class RowFollower implements Follower {
  readonly #sightings = new Sightings();
  #after = 0n;
  #reading = false;
  #woken = false;

  private constructor(private readonly client: Awaited<ReturnType<typeof connected>>) {
    client.on('notification', () => void this.#read());
  }

  static async on(database: string): Promise<RowFollower> {
    const client = await connected(database);
    const follower = new RowFollower(client);
    await client.query(`listen ${BARE_CHANNEL}`);
    return follower;
  }

  prepare(commands: number): Promise<readonly string[]> {
    return Promise.resolve(Array.from({ length: commands }, () => BARE_BODY));
  }

  seen(record: string): Promise<number> {
    return this.#sightings.of(record);
  }

  rest(): Promise<void> {
    this.#sightings.clear();
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.client.end();
  }

  async #read(): Promise<void> {
    this.#woken = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#woken) {
      this.#woken = false;
      const { rows } = await this.client.query<{ position: bigint; id: string }>({
        name: 'after',
        // From a little before: rows commit out of order.
        text: `select position, id from bare.visits where position > $1::bigint - 50 order by position limit 500`,
        values: [this.#after],
      });
      for (const { id } of rows) this.#sightings.note(id);
      if (rows.length > 0) this.#after = rows.at(-1)!.position;
    }
    this.#reading = false;
  }
}
