import type { Context } from './context.ts';
import { refusal } from './guard.ts';
import { drained, type ReadCall } from './read-call.ts';
import { subscribe } from './subscribe.ts';
import { allAnswers, streamAnswers } from './answers.ts';
import type { RpcError } from './wire.ts';

/** `Read`: streams and `$all`, both ways, and subscriptions. */
export function read(context: Context) {
  return (call: ReadCall): void => {
    const options = call.request.getOptions()!;
    call.on('error', () => undefined);
    const refused = refusal(context, call);
    if (refused) fail(call, refused);
    else if (options.hasSubscription()) subscribe(context, call);
    else void serve(context, call);
  };
}

async function serve(context: Context, call: ReadCall): Promise<void> {
  if (context.faults.silentReads) return;
  await context.faults.delay();
  const options = call.request.getOptions()!;
  const answers = options.hasStream() ? streamAnswers(context, options) : allAnswers(context, options);
  if ('code' in answers) return fail(call, answers);
  for (const answer of answers) {
    if (call.cancelled || call.destroyed) return;
    if (!call.write(answer)) await drained(call);
  }
  call.end();
}

function fail(call: ReadCall, error: RpcError): void {
  call.emit('error', error);
}
