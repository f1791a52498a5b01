import { startKurrentDbDouble } from './start.ts';

/** The double as a process of its own: prints where it is, `{"url":"kurrentdb://…"}`, and goes with SIGTERM or its parent. */
const double = await startKurrentDbDouble();
process.stdout.write(`${JSON.stringify({ url: double.url })}\n`);
const end = () => void double.goAway().then(() => process.exit());
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, end);
