/** Where the next page begins, as it is handed out: only ever the place of an event that was shown. */
export function cursorOf(position: bigint): string {
  return Buffer.from(`after ${position}`, 'utf8').toString('base64url');
}

/** `null` for a text that was never handed out. */
export function positionOf(cursor: string): bigint | null {
  const match = /^after (\d{1,19})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return match ? BigInt(match[1]!) : null;
}
