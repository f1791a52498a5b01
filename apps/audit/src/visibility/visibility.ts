import type { ShownStream } from '@lien-nganh/service-host';
import type { Envelope, Envelopes } from '../envelopes/envelopes.ts';
import { isProcess, ownerOf, type AuditedService } from './owner.ts';

/** Asks one service which of its streams the auditor may be shown. */
export type AskShown = (service: string, streams: readonly string[]) => Promise<readonly ShownStream[]>;

/** An envelope that may be shown, and whose record it is about. */
export interface ShownEnvelope {
  readonly envelope: Envelope;
  readonly agencies: readonly string[];
}

/** Most streams that a service is asked about at once. */
const AT_ONCE = 500;
/** Longest chain of process events between a record's event and the record's event that caused it. */
const LONGEST_CHAIN = 20;

/**
 * What one auditor may be shown of the log, for one request: each owning service is asked with the auditor's own token,
 * and asked about each stream once.
 */
export class Visibility {
  private readonly known = new Map<string, ShownStream | null>();

  constructor(
    private readonly services: readonly AuditedService[],
    private readonly envelopes: Pick<Envelopes, 'byIds'>,
    private readonly ask: AskShown,
  ) {}

  /** Those of the envelopes that may be shown, in the order given. */
  async shown(envelopes: readonly Envelope[]): Promise<readonly ShownEnvelope[]> {
    const roots = await this.rootsOf(envelopes);
    await this.learn([...new Set([...roots.values()].filter((stream) => stream !== null))]);
    return envelopes.flatMap((envelope) => {
      const stream = roots.get(envelope.event);
      const found = stream ? this.known.get(stream) : null;
      return found ? [{ envelope, agencies: found.agencies }] : [];
    });
  }

  /**
   * The stream on which it depends whether an envelope is shown: its own, and for a process's event that of the record's
   * event which first caused it. `null` where no event is known to have caused it.
   */
  private async rootsOf(envelopes: readonly Envelope[]): Promise<ReadonlyMap<string, string | null>> {
    const roots = new Map<string, string | null>();
    let climbing = new Map<string, string>();
    const settle = (event: string, { stream, causation }: Pick<Envelope, 'stream' | 'causation'>) => {
      if (isProcess(stream)) climbing.set(event, causation);
      else roots.set(event, stream);
    };
    for (const envelope of envelopes) settle(envelope.event, envelope);
    for (let step = 0; climbing.size > 0 && step < LONGEST_CHAIN; step++) {
      const causes = await this.envelopes.byIds([...new Set(climbing.values())]);
      const byId = new Map(causes.map((cause) => [cause.event, cause]));
      const before = climbing;
      climbing = new Map();
      for (const [event, cause] of before) {
        const found = byId.get(cause);
        if (found) settle(event, found);
      }
    }
    return roots;
  }

  private async learn(streams: readonly string[]): Promise<void> {
    const unknown = streams.filter((stream) => !this.known.has(stream));
    for (const stream of unknown) this.known.set(stream, null);
    const byOwner = new Map<string, string[]>();
    for (const stream of unknown) {
      const owner = ownerOf(stream, this.services);
      if (owner !== null) byOwner.set(owner, [...(byOwner.get(owner) ?? []), stream]);
    }
    await Promise.all([...byOwner].map(([service, own]) => this.learnFrom(service, own)));
  }

  private async learnFrom(service: string, streams: readonly string[]): Promise<void> {
    for (let from = 0; from < streams.length; from += AT_ONCE) {
      const asked = streams.slice(from, from + AT_ONCE);
      for (const shown of await this.ask(service, asked)) {
        // an answer about another stream than was asked is no answer
        if (asked.includes(shown.stream)) this.known.set(shown.stream, shown);
      }
    }
  }
}
