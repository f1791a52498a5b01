import type { Block } from './blocks.ts';

/** So many blocks at most are kept with whoever signs: more would leave the page before half empty. */
const MOST = 4;

/**
 * Places in a body of what stands on the page of whoever signs, in it or `signed` behind it: of the last block that says something,
 * and of room to write behind that.
 */
export function keptPlaces(body: readonly Block[], signed: boolean): ReadonlySet<number> {
  const signing = body.flatMap(({ is }, index) => (is === 'signatories' ? [index] : []));
  const places = [...signing, ...(signed ? [body.length] : [])].flatMap((end) => {
    const said = body.slice(0, end).findLastIndex((one) => !isRoom(one));
    const from = Math.max(said, end - MOST, 0);
    return Array.from({ length: end - from }, (_, index) => from + index);
  });
  return new Set(places);
}

/** Dotted lines and boxes: the pen says something there. */
export function isRoom({ is }: Block): boolean {
  return is === 'lines' || is === 'boxes';
}
