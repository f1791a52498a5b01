import type { Answer, WantedCommand } from '@lien-nganh/subscriptions';
import { serviceStanding } from '../identity/standing.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { continueTrace, traceIdOf } from '../telemetry/trace.ts';
import { executeCommand, type CommandRequest } from './execute.ts';

/** Executes what a process wants, in the name of the service; a refusal is an answer, what may pass is tried again. */
export async function sendWanted(runtime: Runtime, wanted: WantedCommand, signal: AbortSignal): Promise<Answer> {
  const answer = await answerTo(runtime, { ...requestOf(runtime, wanted), signal });
  const { correlationId, traceparent } = wanted;
  // As over HTTP, not by name: that would tell of what nobody may know yet.
  const line = {
    service: runtime.service.name,
    correlationId,
    traceId: traceIdOf(traceparent),
    outcome: answer.outcome,
  };
  // One start of a new folder sends hundreds: they are for whoever looks for one.
  runtime.logger.debug(line, 'sent for a process');
  return answer;
}

async function answerTo(runtime: Runtime, request: CommandRequest): Promise<Answer> {
  try {
    await executeCommand(runtime, request);
    return { outcome: 'accepted', rule: null };
  } catch (error) {
    if (!(error instanceof Problem) || mayPass(error)) throw error;
    return { outcome: 'refused', rule: error.parts.rule?.name ?? error.name };
  }
}

function requestOf({ service }: Runtime, wanted: WantedCommand): CommandRequest {
  const type = service.streams.find(({ prefix }) => prefix === wanted.prefix);
  const command = type?.commands.find(({ name }) => name === wanted.command);
  if (!type || !command) throw new Error(`a process wants ${wanted.prefix}/${wanted.command}, which does not exist`);
  return {
    type,
    command,
    id: command.creates ? null : wanted.id,
    input: wanted.input,
    standing: serviceStanding(service.name, wanted.onBehalfOf),
    key: wanted.key,
    ifRevision: null,
    correlationId: wanted.correlationId,
    causationId: wanted.causationId,
    traceparent: wanted.traceparent ? continueTrace(wanted.traceparent).traceparent : null,
  };
}

function mayPass({ status, name }: Problem): boolean {
  return status === 503 || name === 'too-many-writers';
}
