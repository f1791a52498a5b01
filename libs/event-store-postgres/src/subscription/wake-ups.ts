import type { SubscriptionHealth } from '@lien-nganh/event-store';
import { listen } from '@lien-nganh/postgres';
import { WAKE_CHANNEL } from '../schema.ts';

export interface Member {
  /** Something was appended, or may have been. */
  wake(): void;
  health(health: SubscriptionHealth): void;
}

/** One LISTEN connection for all subscriptions of this process, made when the first joins. */
export class WakeUps {
  readonly #url: string;
  readonly #closing = new AbortController();
  readonly #members = new Set<Member>();
  #listening: Promise<void> | undefined;
  #health: SubscriptionHealth | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  join(member: Member): void {
    this.#members.add(member);
    if (this.#health) member.health(this.#health);
    this.#listening ??= listen(this.#url, WAKE_CHANNEL, () => this.#wake(), {
      signal: this.#closing.signal,
      onHealth: (health) => this.#tell(health),
    });
  }

  leave(member: Member): void {
    this.#members.delete(member);
  }

  #wake(): void {
    for (const member of this.#members) member.wake();
  }

  #tell(health: SubscriptionHealth): void {
    this.#health = health;
    for (const member of this.#members) member.health(health);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#listening;
  }
}
