import { createHmac } from 'node:crypto';

/** What makes two commands with one id the same command. */
export interface CommandContent {
  readonly prefix: string;
  readonly id: string | null;
  readonly command: string;
  readonly input: unknown;
  readonly onBehalfOf: string | null;
}

/** Today's fingerprint, which a command is recorded with, and every one by which it may have been recorded before. */
export interface Fingerprints {
  readonly own: string;
  readonly known: readonly string[];
}

/**
 * HMAC-SHA-256 over the canonical JSON: keyed, because a plain hash of sealed content could be guessed. In composed form
 * (NFC), as texts are kept: one word typed in either normal form is one command; before, it was as it had been typed. Over
 * what was sent, not over what the schema made of it: a schema that grows a default makes no repeat another command.
 */
export function fingerprintsOf(secret: Buffer, content: CommandContent): Fingerprints {
  const typed = canonicalJson(content);
  const own = mac(secret, typed.normalize('NFC'));
  return { own, known: [own, mac(secret, typed)] };
}

function mac(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** JSON with keys in order: the same content in another order is the same. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
