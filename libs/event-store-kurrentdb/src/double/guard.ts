import type { Metadata } from '@grpc/grpc-js';
import type { Context } from './context.ts';
import { accessDenied, notReady, type RpcError } from './wire.ts';

interface Call {
  readonly metadata: Metadata;
}

/** Why a call is not even looked at; `undefined` when it is. */
export function refusal(context: Context, call: Call): RpcError | undefined {
  if (context.faults.unavailable) return notReady();
  return isAllowed(context, call) ? undefined : accessDenied();
}

/** Whether the call comes from the user that may. */
export function isAllowed({ authorization }: Context, { metadata }: Call): boolean {
  return authorization === undefined || metadata.get('authorization')[0] === authorization;
}
