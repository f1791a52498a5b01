import { lookThrough } from '../look/look.ts';
import { bytesSource, type Source } from '../source.ts';

/** What of a file would be kept, or the rule that refuses it. */
export interface Looked {
  readonly kind?: string;
  readonly kept?: Buffer;
  readonly stripped?: boolean;
  readonly rule?: unknown;
}

export async function looked(bytes: Buffer, name: string, source: Source = bytesSource(bytes)): Promise<Looked> {
  try {
    const found = await lookThrough(source, name);
    const kept: Buffer[] = [];
    for await (const piece of found.kept()) kept.push(piece);
    return { kind: found.kind, kept: Buffer.concat(kept), ...found.stripping };
  } catch (error) {
    return { rule: (error as { rule?: string }).rule ?? error };
  }
}

/** The same bytes, a few at a time: nothing may depend on where a piece ends. */
export function inSmallPieces(bytes: Buffer): Source {
  return {
    size: bytes.length,
    async *read(from = 0, to = bytes.length) {
      for (let at = from; at < to; at += 3) yield bytes.subarray(at, Math.min(to, at + 3));
    },
  };
}
