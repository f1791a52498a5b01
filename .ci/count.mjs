/**
 * Reads Jest's JSON report and prints what failed, then `N passed, M failed`. A test that was skipped has not passed, a
 * file that could not be run is one failure, and a run without tests has failed; so has one without a file of each name that
 * was asked for: Jest says nothing of one that it does not find.
 */
import { existsSync, readFileSync } from 'node:fs';

const [path, status, ...wanted] = process.argv.slice(2);
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { testResults: [] };
const tests = report.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.length > 0
    ? assertionResults.map((test) => ({ file: name, ...test }))
    : [{ file: name, fullName: 'the file could not be run', status: 'failed' }],
);

const missing = wanted.filter((part) => !report.testResults.some(({ name }) => name.includes(part)));
for (const part of missing) tests.push({ file: part, fullName: 'no such file was run', status: 'failed' });

const passed = tests.filter((test) => test.status === 'passed');
const failed = tests.filter((test) => test.status !== 'passed');
for (const { file, fullName, status: outcome } of failed) console.log(`${outcome}: ${file}: ${fullName}`);
const unexplained = failed.length === 0 && (status !== '0' || passed.length === 0) ? 1 : 0;
if (unexplained) console.log(`Jest ended with ${status} after ${passed.length} tests`);
console.log(`${passed.length} passed, ${failed.length + unexplained} failed`);
process.exitCode = failed.length + unexplained === 0 ? 0 : 1;
