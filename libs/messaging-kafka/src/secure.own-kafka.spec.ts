import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BrokerUnavailable } from '@lien-nganh/messaging';
import { history } from '@lien-nganh/messaging/conformance';
import { Bench, startKafka, type OwnKafka } from './examples/bench.ts';

let kafka: OwnKafka;

beforeAll(async () => {
  kafka = await startKafka({ secure: true });
}, 120_000);
afterAll(() => kafka.stop());

interface Access {
  readonly sasl?: string;
  readonly password?: string;
  readonly trusted?: boolean;
}

function url({ sasl = 'scram-sha-512', password = kafka.secure!.password, trusted = true }: Access = {}): string {
  const { address, user, ca } = kafka.secure!;
  const authority = trusted ? `&ca=${encodeURIComponent(ca)}` : '';
  return `kafka://${user}:${encodeURIComponent(password)}@${address}?ssl=true&sasl=${sasl}${authority}`;
}

describe('with TLS and users', () => {
  test.each(['scram-sha-512', 'plain'])('messages go and come over %s', async (sasl) => {
    await using bench = new Bench(url({ sasl }));
    const broker = bench.open();
    const topic = { name: `secure.${sasl}`, partitions: 2 };
    await broker.declare(topic);
    const sent = history('inspection-1', 0, 4);
    await broker.publish(topic.name, sent);
    const reading = bench.read(broker, { group: topic.name, topics: [topic.name] });
    await reading.until(({ ids }) => ids.length === 5);
    expect(reading.messages).toEqual(sent);
  });

  test.each([
    ['a wrong password', { password: 'guessed-password' }, /SASL .* authentication failed/i],
    ['a broker that nobody vouches for', { trusted: false }, /self-signed certificate/],
  ])('%s is an error in plain words, without the password', async (_, access: Access, why) => {
    await using bench = new Bench(url(access));
    const declaring = bench.open().declare({ name: 'secure.refused', partitions: 1 });
    await expect(declaring).rejects.toBeInstanceOf(BrokerUnavailable);
    await expect(declaring).rejects.toThrow(why);
    const words = JSON.stringify(await declaring.catch((error: Error) => [error.message, error.stack, error.cause]));
    for (const secret of ['guessed-password', kafka.secure!.password]) expect(words).not.toContain(secret);
  });
});
