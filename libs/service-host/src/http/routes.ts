import { type Cancellable, resolveReference } from '@lien-nganh/event-store';
import type { Command, Position, Question, StreamType } from '@lien-nganh/kernel';
import { parsePosition } from '@lien-nganh/kernel';
import { kebab } from '@lien-nganh/subscriptions';
import { day } from '@lien-nganh/vocabulary';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Executed } from '../commands/result.ts';
import { askedBy } from '../audit/look.ts';
import { AskQuestion, ExecuteCommand } from '../cqrs/messages.ts';
import { parseInput } from '../input.ts';
import { Problem, type Sentences } from '../problem.ts';
import { readHistory, readRecord, readRecordAt, type Point, type RecordRequest } from '../records/read.ts';
import type { Runtime } from '../runtime.ts';
import type { DerivedRoute } from './derive.ts';
import { documentCommand, documentQuestion, documentRecord } from './documents.ts';
import { contextOf, idempotencyKey, ifRevision, recordId, standingOf } from './request.ts';

/** `record-minutes` -> `recordMinutes`. */
export function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function commandRoute(type: StreamType, command: Command): DerivedRoute {
  return {
    name: camel(command.name),
    method: 'POST',
    path: command.creates ? command.name : `:id/${command.name}`,
    documented: () => documentCommand(command, type.refusals, kebab(type.prefix)),
    async handle({ commands }, request, response) {
      const { correlationId, trace, signal } = contextOf(request);
      const { result, repeated } = await commands.execute<ExecuteCommand, Executed>(
        new ExecuteCommand({
          type,
          command,
          id: command.creates ? null : recordId(request),
          input: (request.body as unknown) ?? {},
          standing: standingOf(request),
          key: idempotencyKey(request),
          ifRevision: ifRevision(request),
          correlationId,
          causationId: null,
          traceparent: trace.traceparent,
          authorization: request.header('authorization'),
          ...(trace.step ? { tell: trace.step.tell } : {}),
          signal,
        }),
      );
      response.status(command.creates ? 201 : 200);
      response.setHeader('ETag', `"${result.revision}"`);
      if (repeated) response.setHeader('Idempotent-Replayed', 'true');
      return { ...result, position: result.position === null ? null : String(result.position) };
    },
  };
}

export function questionRoute(question: Question): DerivedRoute {
  return {
    name: camel(question.name),
    method: 'GET',
    path: question.name,
    documented: () => documentQuestion(question, 'questions'),
    handle: ({ questions }, request) =>
      questions.execute<AskQuestion, unknown>(
        new AskQuestion({
          question,
          input: { ...request.query },
          standing: standingOf(request),
          asked: askedBy(request),
        }),
      ),
  };
}

function atPoint({ vi, en }: Sentences): Sentences {
  return {
    vi: `${vi}: như tại một phiên bản, ngày hoặc vị trí`,
    en: `${en}: as it stood at a revision, day or position`,
  };
}

export function recordRequest(type: StreamType, request: Request): RecordRequest {
  const { signal } = contextOf(request);
  return { type, id: recordId(request), standing: standingOf(request), asked: askedBy(request), signal };
}

/** Reading a record: as it is, its history, and as it stood at a point. */
export function recordRoutes(runtime: Runtime, type: StreamType): readonly DerivedRoute[] {
  const of = (request: Request) => recordRequest(type, request);
  const tag = kebab(type.prefix);
  const { title } = type;
  return [
    {
      name: 'readRecord',
      method: 'GET',
      path: ':id',
      documented: () => documentRecord({ vi: `${title.vi}: một hồ sơ`, en: `${title.en}: one record` }, tag),
      handle: async (_, request, response: Response) => {
        const view = await readRecord(runtime, of(request));
        if (view.revision >= 0) response.setHeader('ETag', `"${view.revision}"`);
        return view;
      },
    },
    {
      name: 'readHistory',
      method: 'GET',
      path: ':id/history',
      documented: () =>
        documentRecord({ vi: `${title.vi}: quá trình thay đổi`, en: `${title.en}: its history` }, tag, ['from', 'to']),
      handle: async (_, request) => {
        const { from, to } = parseInput(z.strictObject({ from: day.optional(), to: day.optional() }), {
          ...request.query,
        });
        return { id: recordId(request), changes: await readHistory(runtime, of(request), { from, to }) };
      },
    },
    {
      name: 'readRecordAt',
      method: 'GET',
      path: ':id/at',
      documented: () => documentRecord(atPoint(title), tag, ['revision', 'day', 'position']),
      handle: async (_, request) => readRecordAt(runtime, of(request), await pointOf(runtime, request)),
    },
  ];
}

const point = z
  .strictObject({
    revision: z.coerce.number().int().min(0).optional(),
    day: day.optional(),
    position: z.string().max(60).optional(),
  })
  .refine(
    (given) => Object.values(given).filter((value) => value !== undefined).length === 1,
    'one of revision, day, position',
  );

async function pointOf(runtime: Runtime, request: Request): Promise<Point> {
  const given = parseInput(point, { ...request.query });
  if (given.revision !== undefined) return { revision: given.revision };
  if (given.day !== undefined) return { day: given.day };
  return { position: await positionOf(runtime, given.position!, contextOf(request)) };
}

/** `<log>:<position>` of this log or of one that it continues, or bare digits. */
async function positionOf({ log, store }: Runtime, text: string, { signal }: Cancellable): Promise<Position> {
  const parsed = parsePosition(text.includes(':') ? text : `${log.id}:${text}`);
  const position = parsed && (await resolveReference(store, parsed, signal ? { signal } : {}));
  if (position !== null) return position;
  throw new Problem('invalid-input', {
    errors: [
      { path: 'position', vi: `Phải là vị trí trong nhật ký ${log.id}.`, en: `Takes a position of the log ${log.id}.` },
    ],
  });
}
