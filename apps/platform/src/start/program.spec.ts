import { describe, expect, test } from '@jest/globals';
import { programName, thisProgram } from './program.ts';

describe('a program', () => {
  test('is the same whenever it is asked', async () => {
    const program = await thisProgram();
    expect(await thisProgram()).toEqual(program);
    expect(program.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is called by its version, and its commit where that is known', () => {
    expect(programName({ version: '1.2.0', commit: '0123456789ab' })).toBe('1.2.0 (0123456789ab)');
    expect(programName({ version: '1.2.0', commit: null })).toBe('1.2.0');
  });
});
