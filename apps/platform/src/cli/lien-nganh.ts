#!/usr/bin/env node
import { setMaxListeners } from 'node:events';
import { run } from './program.ts';

const stop = new AbortController();
// Everything that an upgrade opens listens to it.
setMaxListeners(0, stop.signal);
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// Whoever reads the answer may have seen enough, `| head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const clear = process.stderr.isTTY ? '\r\u001B[K' : '';

process.exitCode = await run(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${clear && process.stdout.isTTY ? clear : ''}${line}\n`),
  err: (line) => void process.stderr.write(`${clear}${line}\n`),
  progress: (line) => void (clear && process.stderr.write(`${clear}${line}`)),
  env: process.env,
  signal: stop.signal,
});
