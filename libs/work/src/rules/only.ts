import type { Content } from '../content.ts';

/** Of a piece of work just these fields of its content: what of it leaves its service as it stands. */
export function only<const Names extends readonly string[]>(...names: Names) {
  return (content: Content) => Object.fromEntries(names.map((name) => [name, content[name]])) as never;
}
