import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import type { ServiceHealth } from '../telemetry/health.ts';
import type { ParkedKey } from '../telemetry/parked.ts';

/** An app that shares one process and one port with others; requests reach it with their whole address. */
export interface MountedApp {
  /** Where it answers, with everything below: `/api/agencies`, `/graphql`. */
  readonly path: string;
  readonly app: INestApplication;
  /** Takes over a connection that asks for another protocol, below its path. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  health(): Promise<Pick<ServiceHealth, 'service' | 'status' | 'store' | 'readers'>>;
  /** Keys of which its consumers have put messages aside; for those who look after the platform. */
  parked?(): Promise<readonly ParkedKey[]>;
  /** Ends the app and everything that runs for it. */
  close(): Promise<void>;
}

/** What answers behind the port, here or by handing on to another process; what was opened for it is closed by whoever opened it. */
export type AnsweringApp = Omit<MountedApp, 'close' | 'app'> & { readonly app: INestApplication | RequestListener };
