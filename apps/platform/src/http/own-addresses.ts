import type { AnsweringApp, TokenVerifier } from '@lien-nganh/service-host';
import type { Router } from 'express';
import { accountsOf } from '../bootstrap/accounts.ts';
import type { FolderDescription } from '../data-folder/description.ts';
import type { Issuer } from '../issuer/issuer.ts';
import type { OneTimeSecret } from '../issuer/one-time-secret.ts';
import { defaultFolder } from '../start/folder.ts';
import type { MovableClock } from '../start/movable-clock.ts';
import { demoClockRoute } from './demo-clock-route.ts';
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
  /** The folder that the command for a token must be told; default: that of the kind. */
  readonly dataDir?: string;
}): Promise<readonly Router[]> {
  const { description, mounted, issuer, secret, demoClock, verify, adminSubject } = parts;
  const real = description.kind === 'real';
  const dataDir = parts.dataDir ?? (description.kind === 'demo' ? defaultFolder('demo') : null);
  const accounts = real ? [] : await accountsOf(description);
  const administrator = real ? { subject: adminSubject, secret } : null;
  return [
    startPage({ description, mounted, accounts, clock: demoClock, dataDir, lacksIssuer: real && issuer !== null }),
    ...(issuer ? [signIn(issuer, administrator)] : []),
    ...(demoClock ? [demoClockRoute(demoClock, verify)] : []),
  ];
}
