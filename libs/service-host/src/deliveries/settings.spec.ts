import { describe, expect, test } from '@jest/globals';
import { deliveryFault, deliveryOptions, deliverySettings } from './settings.ts';

const smtp = { SMTP_URL: 'smtp://mail.example:25', MAIL_FROM: 'a@lien-nganh.example' };
const hook = { WEBHOOK_KEY: Buffer.alloc(32), WEBHOOK_HOSTS: 'hook.example, other.example:8443' };
const at = { PUBLIC_URL: 'https://lien-nganh.example/' };

describe('settings of what is told outside', () => {
  test('turn on nothing by themselves, and each channel where all of it is set', () => {
    const channels = (settings: object) => Object.keys(deliveryOptions(settings).channels);
    expect([channels({}), channels(at), channels({ ...smtp, ...at }), channels({ ...hook, ...smtp, ...at })]).toEqual([
      ...[[], [], ['mail'], ['mail', 'webhook']],
    ]);
    expect(deliveryOptions(at).publicUrl).toBe('https://lien-nganh.example');
  });

  test.each([
    [{ SMTP_URL: smtp.SMTP_URL, ...at }, 'SMTP_URL and MAIL_FROM go together'],
    [{ WEBHOOK_HOSTS: hook.WEBHOOK_HOSTS, ...at }, 'WEBHOOK_KEY and WEBHOOK_HOSTS go together'],
    [smtp, 'SMTP_URL and WEBHOOK_KEY take PUBLIC_URL'],
    [hook, 'SMTP_URL and WEBHOOK_KEY take PUBLIC_URL'],
  ])('are refused where they do not go together', (settings, fault) => {
    expect(deliveryFault(settings)).toBe(fault);
    expect(() => deliveryOptions(settings)).toThrow(fault);
  });

  test('take a key of 32 bytes at least', () => {
    const { WEBHOOK_KEY: key } = deliverySettings;
    const isKey = (bytes: number) => key.safeParse(Buffer.alloc(bytes).toString('base64')).success;
    expect([isKey(31), isKey(32)]).toEqual([false, true]);
  });
});
