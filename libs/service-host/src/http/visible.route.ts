import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { parseInput } from '../input.ts';
import { visibleStreams } from '../records/visible.ts';
import type { Runtime } from '../runtime.ts';
import type { DerivedRoute } from './derive.ts';
import { jsonSchema } from './documents.ts';
import { standingOf } from './request.ts';

/** Most streams in one request; a stream's name is at most so long on every store. */
const MOST = 500;
const LONGEST_NAME = 200;

const input = z.strictObject({ streams: z.array(z.string().max(LONGEST_NAME)).max(MOST) });
const output = z.strictObject({
  shown: z.array(z.strictObject({ stream: z.string(), agencies: z.array(z.string()) })),
});

/** Which of these streams may be shown to the caller: whoever lists envelopes of the log asks here first. */
export function visibleRoute(runtime: Runtime): DerivedRoute {
  return {
    name: 'visibleStreams',
    method: 'POST',
    path: '',
    documented: () => [
      ApiOperation({
        summary: 'Which of these streams the caller may be shown',
        description: 'Người gọi được xem những luồng nào trong số này.',
        tags: ['visible'],
      }),
      ApiBearerAuth(),
      ApiBody({ schema: jsonSchema(input, 'input') }),
      ApiResponse({
        status: 200,
        description: 'Những luồng có thật và được xem. / Those that exist and may be read.',
        schema: jsonSchema(output, 'output'),
      }),
    ],
    handle: async (_, request, response) => {
      const { streams } = parseInput(input, (request.body as unknown) ?? {});
      response.status(200);
      return { shown: await visibleStreams(runtime, streams, { standing: standingOf(request) }) };
    },
  };
}
