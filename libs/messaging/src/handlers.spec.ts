import { describe, expect, test } from '@jest/globals';
import { contractMessage } from './conformance.ts';
import { afterFailure, whyUnknown } from './handlers.ts';

const handle = async (): Promise<void> => undefined;

describe('the policy of a handler', () => {
  test('without retries: park or stop at the first failure', () => {
    expect(afterFailure({ then: 'stop' }, 1)).toEqual({ is: 'stop' });
    expect(afterFailure({ then: 'park' }, 1)).toEqual({ is: 'park' });
  });

  test('with retries: pauses double, up to half a minute, and then it parks or stops', () => {
    const policy = { retry: { attempts: 20, backoffMs: 100 }, then: 'park' } as const;
    expect(afterFailure(policy, 1)).toEqual({ is: 'retry', attempt: 1, afterMs: 100 });
    expect(afterFailure(policy, 3)).toEqual({ is: 'retry', attempt: 3, afterMs: 400 });
    expect(afterFailure(policy, 20)).toEqual({ is: 'retry', attempt: 20, afterMs: 30_000 });
    expect(afterFailure(policy, 21)).toEqual({ is: 'park' });
  });
});

describe('what a consumer knows', () => {
  const subscriptions = {
    handlers: { 'inspections.inspection': { version: 2, handle } },
    ignores: ['inspections.site'],
  };
  const message = (type: string, version: number) => contractMessage({ key: 'a', revision: 0, type, version });

  test('its types up to their version, and any version of what it ignores', () => {
    expect(whyUnknown(subscriptions, message('inspections.inspection', 1))).toBeNull();
    expect(whyUnknown(subscriptions, message('inspections.inspection', 2))).toBeNull();
    expect(whyUnknown(subscriptions, message('inspections.site', 9))).toBeNull();
  });

  test('neither newer versions nor other types, not even those that every object has', () => {
    expect(whyUnknown(subscriptions, message('inspections.inspection', 3))).toContain('version 3');
    expect(whyUnknown(subscriptions, message('toString', 1))).toContain('unknown contract type');
  });

  test('nor what is no version, whatever its handler would make of it', () => {
    for (const version of [0, -1, 1.5, Number.NaN]) {
      expect(whyUnknown(subscriptions, message('inspections.inspection', version))).toContain(
        `${version} is no version`,
      );
    }
  });
});
