import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson, fingerprintsOf } from './fingerprint.ts';

const secret = Buffer.alloc(32, 1);
const content = (place: string) => ({
  prefix: 'visit',
  id: null,
  command: 'open-visit',
  input: { place },
  onBehalfOf: null,
});
const [composed, decomposed] = (['NFC', 'NFD'] as const).map((form) => content('Trần Hưng Đạo'.normalize(form)));

describe('the fingerprint of a command', () => {
  test('is one for both normal forms of a text, and another for another text', () => {
    const { own } = fingerprintsOf(secret, composed!);
    expect(fingerprintsOf(secret, decomposed!).own).toBe(own);
    expect(fingerprintsOf(secret, content('Trần Hưng Đào')).known).not.toContain(own);
  });

  test('is still known as it was recorded before texts were composed for it', () => {
    for (const one of [composed!, decomposed!]) {
      const recorded = createHmac('sha256', secret).update(canonicalJson(one)).digest('base64url');
      expect(fingerprintsOf(secret, one).known).toContain(recorded);
    }
  });
});
