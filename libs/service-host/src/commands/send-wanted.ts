import { beginStep, within, type Answer, type WantedCommand } from '@lien-nganh/subscriptions';
import { serviceStanding } from '../identity/standing.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { contextOfStep, traceIdOf } from '../telemetry/trace.ts';
import { executeCommand } from './execute.ts';
import type { CommandRequest } from './request.ts';

/** Executes what a process wants, in the name of the service; a refusal is an answer, what may pass is tried again. */
export async function sendWanted(runtime: Runtime, wanted: WantedCommand, signal: AbortSignal): Promise<Answer> {
  const { correlationId, traceparent } = wanted;
  const attributes = { 'lien_nganh.service': runtime.service.name };
  const step = beginStep('act', { parent: traceparent, attributes });
  step.tell(false);
  const continued = traceparent ? contextOfStep(step, traceparent).traceparent : null;
  const request = { ...requestOf(runtime, wanted), traceparent: continued, tell: step.tell, signal };
  const answer = await within(step, () => answerTo(runtime, request));
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

function requestOf({ service }: Runtime, wanted: WantedCommand): Omit<CommandRequest, 'traceparent'> {
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
  };
}

function mayPass({ status, name }: Problem): boolean {
  return status === 503 || name === 'too-many-writers';
}
