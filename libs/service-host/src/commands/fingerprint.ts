import { createHmac } from 'node:crypto';

/** What makes two commands with one id the same command. */
export interface CommandContent {
  readonly prefix: string;
  readonly id: string | null;
  readonly command: string;
  readonly input: unknown;
  readonly onBehalfOf: string | null;
}

/** HMAC-SHA-256 over the canonical JSON: keyed, because a plain hash of sealed content could be guessed. */
export function fingerprint(secret: Buffer, content: CommandContent): string {
  return createHmac('sha256', secret).update(canonicalJson(content)).digest('base64url');
}

/** JSON with keys in order: the same content in another order is the same. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
