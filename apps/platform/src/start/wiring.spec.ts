import { describe, expect, test } from '@jest/globals';
import { audit } from '@lien-nganh/audit';
import type { Service } from '@lien-nganh/kernel';
import { contractsHeard } from '@lien-nganh/subscriptions';
import { services as ofSectors } from '../services.ts';

const services: readonly Service[] = [...ofSectors, audit];

/** Types that a service publishes, whoever hears them. */
function published({ publishes }: Service): readonly string[] {
  return [...new Set(publishes.map(({ contract }) => contract.type))].sort();
}

describe('what one service publishes, every service that reads its topic', () => {
  const readers = services.flatMap((reader) => {
    const heard = contractsHeard(reader).map(({ type }) => type);
    const topics = new Set(heard.map((type) => type.split('.')[0]));
    return services
      .filter(({ name }) => topics.has(name))
      .map((writer) => [reader.name, writer.name, { reader, writer, heard }] as const);
  });

  test('somebody reads somebody', () => {
    expect(readers.length).toBeGreaterThan(services.length);
  });

  test.each(readers)('%s hears or ignores of %s by name', (_reader, _writer, { reader, writer, heard }) => {
    const known = [...heard, ...reader.ignores.map(({ type }) => type)];
    expect(published(writer).filter((type) => !known.includes(type))).toEqual([]);
  });
});
