import { afterAll, beforeAll, describe } from '@jest/globals';
import { appendSuite } from './conformance/append.ts';
import { limitSuite } from './conformance/limits.ts';
import { logSuite } from './conformance/log.ts';
import { racingSuite } from './conformance/racing.ts';
import { streamSuite } from './conformance/streams.ts';
import { subscriptionSuite } from './conformance/subscriptions.ts';
import { subscriptionPaceSuite } from './conformance/subscription-pace.ts';
import { type OpenStore, type Subject, subject } from './conformance/subject.ts';
import { textSuite } from './conformance/text.ts';

export type { OpenStore } from './conformance/subject.ts';
export { type ImportPlace, logImportConformance } from './conformance/import.ts';

/**
 * What the port promises, as one suite that every adapter passes. It assumes neither an empty log nor to be alone in it:
 * all that it writes and looks at begins with the namespace of the run.
 */
export function eventStoreConformance(name: string, open: () => Promise<OpenStore>): void {
  describe(`the event store ${name}`, () => {
    let opened: OpenStore | undefined;
    let current: Subject;
    beforeAll(async () => {
      opened = await open();
      current = subject(opened);
    });
    afterAll(() => opened?.close());
    const get = () => current;
    appendSuite(get);
    racingSuite(get);
    limitSuite(get);
    textSuite(get);
    streamSuite(get);
    logSuite(get);
    subscriptionSuite(get);
    subscriptionPaceSuite(get);
  });
}
