import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { executeCommand } from '../commands/execute.ts';
import type { DerivedRoute } from '../http/derive.ts';
import { jsonSchema, problems } from '../http/documents.ts';
import { contextOf, idempotencyKey, standingOf } from '../http/request.ts';
import type { Runtime } from '../runtime.ts';
import { hashOf, secretFor } from './feed.ts';

const made = z.strictObject({ address: z.string() });

/** Makes the secret address of the caller's calendar, and shows it this once; the command behind it keeps the hash alone. */
export function feedRoutes(runtime: Runtime): readonly DerivedRoute[] {
  const feed = runtime.service.calendarFeed;
  if (feed === undefined) return [];
  const command = feed.of.commands.find(({ name }) => name === 'make')!;
  return [
    {
      ...{ name: 'makeCalendarAddress', method: 'POST', path: '' },
      documented,
      async handle(_, request, response) {
        const { actor } = standingOf(request);
        const key = idempotencyKey(request);
        const { correlationId, trace, signal } = contextOf(request);
        const secret = secretFor(runtime, actor.account, key);
        await executeCommand(runtime, {
          ...{ type: feed.of, command, id: null, input: { account: actor.account, hash: hashOf(secret) } },
          ...{ standing: standingOf(request), key, correlationId, causationId: null, ifRevision: null },
          ...{ traceparent: trace.traceparent, signal },
        });
        response.status(201);
        response.setHeader('Cache-Control', 'no-store');
        const { name } = runtime.service;
        return { address: `${baseOf(runtime, request)}/api/${name}/calendar/${actor.account}/${secret}.ics` };
      },
    },
  ];
}

/** Where the platform is reached: as its operator says, else as it was asked. */
export function baseOf({ publicUrl }: Pick<Runtime, 'publicUrl'>, request: Request): string {
  return publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}

function documented(): readonly MethodDecorator[] {
  return [
    ApiOperation({
      summary: 'Make the secret address of one’s calendar; an earlier one leads nowhere from then on',
      description: 'Tạo địa chỉ lịch bí mật của mình; địa chỉ cũ hết dùng được ngay.',
      tags: ['calendar-feed'],
    }),
    ApiBearerAuth(),
    ApiHeader({ name: 'Idempotency-Key', required: true }),
    ApiResponse({
      status: 201,
      description: 'Địa chỉ, chỉ hiện một lần. / The address, shown this once.',
      schema: jsonSchema(made, 'output'),
    }),
    ...problems(['unauthenticated', 'forbidden', 'idempotency-key-required', 'unavailable']),
  ];
}
