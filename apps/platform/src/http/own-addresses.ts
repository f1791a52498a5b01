import { relative, resolve } from 'node:path';
import { parkedIn, readiness, type AnsweringApp, type TellOutage, type TokenVerifier } from '@lien-nganh/service-host';
import type { RequestHandler } from 'express';
import { namedAccountsOf } from '../bootstrap/accounts.ts';
import type { FolderDescription } from '../data-folder/description.ts';
import type { Issuer } from '../issuer/issuer.ts';
import type { OneTimeSecret } from '../issuer/one-time-secret.ts';
import { defaultFolder } from '../start/folder.ts';
import type { MovableClock } from '../start/movable-clock.ts';
import { demoClockRoute } from './demo-clock-route.ts';
import { notFoundPage } from './not-found-page.ts';
import { operationsPage } from './operations-page.ts';
import { parkedPage } from './parked-page.ts';
import { signIn } from './sign-in.ts';
import { startPage } from './start-page.ts';

/** What the platform answers itself, depending on its folder. */
export async function ownAddresses(parts: {
  readonly description: FolderDescription;
  readonly mounted: readonly AnsweringApp[];
  readonly issuer: Issuer | null;
  readonly secret: OneTimeSecret;
  readonly demoClock: MovableClock | null;
  readonly verify: TokenVerifier;
  /** Subject of the administrator’s tokens. */
  readonly adminSubject: string;
  /** The data folder, whole path. */
  readonly dataDir: string;
  readonly outage?: TellOutage;
}): Promise<readonly RequestHandler[]> {
  const { description, mounted, issuer, secret, demoClock, verify, adminSubject } = parts;
  const real = description.kind === 'real';
  const dataDir = told(parts.dataDir);
  const accounts = real ? [] : await namedAccountsOf(description);
  const administrator = real ? { subject: adminSubject, secret } : null;
  return [
    startPage({ description, mounted, accounts, clock: demoClock, dataDir, lacksIssuer: real && issuer !== null }),
    operationsPage(() => readiness(mounted, parts.outage)),
    parkedPage(() => parkedIn(mounted)),
    ...(issuer ? [signIn(issuer, administrator)] : []),
    ...(demoClock ? [demoClockRoute(demoClock, verify)] : []),
    notFoundPage,
  ];
}

/** What a command that looks into the folder must be told; `null`: it looks there anyway. */
function told(folder: string): string | null {
  if (folder === resolve(defaultFolder('try-out'))) return null;
  const fromHere = relative('.', folder);
  return fromHere.startsWith('..') ? folder : fromHere;
}
