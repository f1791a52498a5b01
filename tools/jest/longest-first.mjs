import TestSequencer from '@jest/test-sequencer';

/** Specs that start platforms take minutes. Jest, which knows no times on a new clone, would end with one of them and an idle core. */
const LONG = ['small-counts', 'e2e/src/', 'bench/src/'];

/** Long specs first, in the order above; among the others what Jest says. */
export default class LongestFirst extends TestSequencer {
  /** @type {TestSequencer['sort']} */
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a.path) - rank(b.path));
  }
}

/** @param {string} path */
function rank(path) {
  const place = LONG.findIndex((part) => path.includes(part));
  return place === -1 ? LONG.length : place;
}
