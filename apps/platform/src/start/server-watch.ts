import { isDiskFull } from '@lien-nganh/postgres';
import type { ServerEvent } from '@lien-nganh/postgres-embedded';
import type { Logger, Outage } from '@lien-nganh/service-host';

/** Follows what becomes of the embedded server, which is started again by itself: tells the operator, and who asks why. */
export class ServerWatch {
  private known: Outage | null = null;

  constructor(private readonly logger: Logger) {}

  /** Why the server does not run now, where that is known. */
  readonly outage = (): Outage | null => this.known;

  readonly onServer = (event: ServerEvent): void => {
    switch (event.is) {
      case 'died':
        return this.logger.error(
          { code: event.code, signal: event.signal },
          'the database server ended: it is started again',
        );
      case 'not-restarted':
        this.known = isDiskFull(event.why) ? 'disk-full' : null;
        return this.logger.error(
          { attempt: event.attempt, nextInMs: event.nextInMs, outage: this.known, why: event.why.message },
          'the database server could not be started again yet',
        );
      case 'restarted':
        this.known = null;
        return this.logger.warn({ pid: event.pid }, 'the database server runs again');
    }
  };
}
