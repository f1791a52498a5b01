import { describe, expect, test } from '@jest/globals';
import { envelope } from '../examples/envelope.ts';
import { Visibility } from './visibility.ts';

const services = [{ name: 'visits', prefixes: ['visit'] }];
const process = (n: number, causation: string) =>
  envelope(n, { stream: 'process-visits.follow.1', type: 'process.CommandWanted', causation });

/** A log in which `visit-1` is shown and `visit-2` is not. */
function over(log: readonly ReturnType<typeof envelope>[], answers: readonly string[] = ['visit-1']) {
  const asked: string[][] = [];
  const envelopes = {
    byIds: (ids: readonly string[]) => Promise.resolve(log.filter(({ event }) => ids.includes(event))),
  };
  const visibility = new Visibility(services, envelopes, (_, streams) => {
    asked.push([...streams]);
    return Promise.resolve(answers.map((stream) => ({ stream, agencies: ['police'] })));
  });
  return {
    asked,
    shown: async (all = log) => (await visibility.shown(all)).map(({ envelope: { event } }) => event),
  };
}

describe('what may be shown of the log', () => {
  test('is what the owning service shows, asked once about each stream', async () => {
    const log = [envelope(1), envelope(2), envelope(3, { stream: 'visit-1' })];
    const { shown, asked } = over(log);
    expect(await shown()).toEqual(['e1', 'e3']);
    expect(await shown()).toEqual(['e1', 'e3']);
    expect(asked).toEqual([['visit-1', 'visit-2']]);
  });

  test('a stream of nobody is not shown, and nobody is asked', async () => {
    const { shown, asked } = over([envelope(1, { stream: 'ward-1' }), envelope(2, { stream: '' })]);
    expect([await shown(), asked]).toEqual([[], []]);
  });

  test('an answer about a stream that was not asked about shows nothing', async () => {
    const { shown } = over([envelope(1), envelope(2)], ['visit-1', 'visit-3']);
    expect(await shown()).toEqual(['e1']);
    expect(await shown([envelope(3)])).toEqual(['e3']);
  });

  test('a process’s event depends on the record whose event first caused it, through any of its own', async () => {
    const log = [
      envelope(1),
      envelope(2),
      process(11, 'e1'),
      process(12, 'e11'),
      process(21, 'e2'),
      process(22, 'e21'),
    ];
    expect(await over(log).shown()).toEqual(['e1', 'e11', 'e12']);
  });

  test('a process’s event that no event is known to have caused is not shown, nor one that caused itself', async () => {
    const { shown, asked } = over([process(1, 'timer@2013-07-16'), process(2, 'e3'), process(3, 'e2')]);
    expect([await shown(), asked]).toEqual([[], []]);
  });
});
