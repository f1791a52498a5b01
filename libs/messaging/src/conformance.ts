import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { Bench, type InboxUnderTest, type Opened } from './conformance/bench.ts';
import { deliveryTests } from './conformance/delivery.ts';
import { groupTests } from './conformance/groups.ts';
import { inboxTests } from './conformance/inbox.ts';
import { laterTests } from './conformance/later.ts';
import { parkingTests } from './conformance/parking.ts';
import { rollingUpgradeTests } from './conformance/rolling-upgrade.ts';
import { topicTests } from './conformance/topics.ts';

export type { InboxUnderTest, Opened };
export {
  contractMessage,
  eventually,
  frontierAt,
  Gate,
  history,
  keyIn,
  LOG,
  within,
  type Wanted,
} from './conformance/bench.ts';

/**
 * What every broker must do, and every inbox with it. Topics, groups and consumers carry names of this run only:
 * the broker may be shared with others and need not be empty.
 * @param open opens the broker under test; called once
 */
export function brokerConformance<Tx>(name: string, open: () => Promise<Opened<Tx>>): void {
  describe(name, () => {
    const bench = new Bench<Tx>(open);
    beforeAll(() => bench.begin());
    afterEach(() => bench.clear());
    afterAll(() => bench.end());
    describe('delivers', () => deliveryTests(bench));
    describe('shares among groups', () => groupTests(bench));
    describe('keeps topics and frontiers', () => topicTests(bench));
    describe('with an inbox', () => inboxTests(bench));
    describe('with work for the end of a transaction, which', () => laterTests(bench));
    describe('parks', () => parkingTests(bench));
    describe('is upgraded', () => rollingUpgradeTests(bench));
  });
}
