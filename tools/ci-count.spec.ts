import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { root } from './workspace/packages.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ci-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

const passed = { status: 'passed', fullName: 'a sum is exact' };
const file = (assertionResults: object[]) => ({ name: 'a.spec.ts', message: 'cannot find module', assertionResults });

function counted(
  testResults: object[] | null,
  jestStatus = 0,
  wanted: readonly string[] = [],
): { last: string | undefined; status: number | null } {
  const report = join(folder, testResults ? 'report.json' : 'missing.json');
  if (testResults) writeFileSync(report, JSON.stringify({ testResults }));
  const script = join(root, '.ci/count.mjs');
  const { stdout, status } = spawnSync(process.execPath, [script, report, String(jestStatus), ...wanted], {
    encoding: 'utf8',
  });
  return { last: stdout.trim().split('\n').at(-1), status };
}

describe('CI counts what Jest reports', () => {
  test('passed tests are counted', () => {
    expect(counted([file([passed, passed])])).toEqual({ last: '2 passed, 0 failed', status: 0 });
  });

  test('a failed test fails the run', () => {
    expect(counted([file([passed, { ...passed, status: 'failed' }])], 1)).toEqual({
      last: '1 passed, 1 failed',
      status: 1,
    });
  });

  test.each(['pending', 'skipped', 'todo', 'disabled'])('a test that is %s has not passed', (status) => {
    expect(counted([file([passed, { ...passed, status }])])).toEqual({ last: '1 passed, 1 failed', status: 1 });
  });

  test('a file that could not be run is a failure', () => {
    expect(counted([file([passed]), file([])], 1)).toEqual({ last: '1 passed, 1 failed', status: 1 });
  });

  test('a file that was asked for and not run is a failure', () => {
    expect(counted([file([passed])], 0, ['a.spec', 'b.spec'])).toEqual({ last: '1 passed, 1 failed', status: 1 });
    expect(counted([file([passed])], 0, ['a.spec'])).toEqual({ last: '1 passed, 0 failed', status: 0 });
  });

  test('a run without tests has failed', () => {
    expect(counted([])).toEqual({ last: '0 passed, 1 failed', status: 1 });
  });

  test('a run without a report has failed', () => {
    expect(counted(null)).toEqual({ last: '0 passed, 1 failed', status: 1 });
  });

  test('Jest that ends badly after its last test has failed', () => {
    expect(counted([file([passed])], 1)).toEqual({ last: '1 passed, 1 failed', status: 1 });
  });
});
