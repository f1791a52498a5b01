import { describe, expect, test } from '@jest/globals';
import { accounts, agencies, assignments } from '@lien-nganh/contracts/reference';
import { openRuntime, type RuntimeOptions } from '../index.ts';
import { visits } from '../examples/visits.ts';

describe('a service that does not keep what it takes to know its callers', () => {
  test.each([
    ['units', [accounts, agencies, assignments]],
    ['assignments, units', [accounts, agencies]],
    ['accounts, agencies, assignments, units', []],
  ])('is not opened, and told that it lacks %s, before anything is connected', async (named, reference) => {
    const opening = openRuntime({ ...visits, reference }, {} as RuntimeOptions);
    await expect(opening).rejects.toMatchObject({ name: 'MissingReference', message: expect.stringContaining(named) });
  });
});
