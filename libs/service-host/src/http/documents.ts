import type { Command, Question, Refusals } from '@lien-nganh/kernel';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { generalProblems, type ProblemName, type Sentences } from '../problem.ts';

type Schema = Parameters<typeof ApiBody>[0] extends { schema: infer S } ? S : never;

const commandResult = z.strictObject({
  id: z.string(),
  stream: z.string(),
  revision: z.number().int(),
  events: z.array(z.strictObject({ id: z.string(), type: z.string() })),
  position: z.string().nullable(),
});

/** JSON schema of a zod schema, as it comes in or as it goes out. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    // OpenAPI 3.0 knows one example alone; without it, pages make one up from the pattern.
    override: ({ jsonSchema: written }) => {
      if (written.examples?.length) written['example'] = written.examples[0];
    },
  }) as Record<string, unknown>;
  return rest as Schema;
}

const idempotencyHeader = ApiHeader({
  name: 'Idempotency-Key',
  required: true,
  description:
    'Gửi lại cùng khóa thì nhận kết quả đầu, không ghi thêm. / The same key again gives the first result and records nothing.',
});

const replayedHeader = {
  'Idempotent-Replayed': {
    description: '`true`: đây là kết quả đầu, gửi lại. / This is the first result once more.',
    schema: { type: 'string' as const },
  },
};

/** What a derived command route tells OpenAPI: its input, its outcomes, and each rule that may refuse it by name. */
export function documentCommand(command: Command, refusals: Refusals, tag: string): readonly MethodDecorator[] {
  return [
    ApiOperation({ summary: command.title.en, description: describeRules(command, refusals), tags: [tag] }),
    ApiBearerAuth(),
    idempotencyHeader,
    ...(command.creates
      ? []
      : [
          ApiParam({ name: 'id', type: String }),
          ApiHeader({
            name: 'If-Match',
            required: false,
            description: 'ETag của bản đã xem. / ETag of the record as it was seen.',
          }),
        ]),
    ApiBody({ schema: jsonSchema(command.input, 'input') }),
    ApiResponse({
      status: command.creates ? 201 : 200,
      description: command.title.vi,
      schema: jsonSchema(commandResult, 'output'),
      headers: replayedHeader,
    }),
    ...problems([
      'invalid-input',
      'unauthenticated',
      'forbidden',
      'not-found',
      'command-id-reused',
      'changed-meanwhile',
      'too-large',
      'unavailable',
    ]),
    ...(command.refuses.length > 0 ? [refusalResponse(command.refuses, refusals)] : []),
  ];
}

function describeRules({ title, refuses, marks }: Command, refusals: Refusals): string {
  const line = (rule: string) =>
    `- \`${rule}\`: ${refusals[rule]!.vi} / ${refusals[rule]!.en}${refusals[rule]!.source ? ` (${refusals[rule]!.source})` : ''}`;
  return [
    title.vi,
    ...(refuses.length > 0 ? ['', 'Bị từ chối theo / Refused by:', ...refuses.map(line)] : []),
    ...(marks.length > 0 ? ['', 'Vẫn ghi nhận và đánh dấu / Recorded and marked:', ...marks.map(line)] : []),
  ].join('\n');
}

function refusalResponse(refuses: readonly string[], refusals: Refusals): MethodDecorator {
  const examples = Object.fromEntries(
    refuses.map((rule) => [
      rule,
      {
        summary: `${refusals[rule]!.vi} / ${refusals[rule]!.en}`,
        value: {
          type: `/problems/${rule}`,
          title: refusals[rule]!.vi,
          titleEn: refusals[rule]!.en,
          status: 422,
          code: 'refused',
          rule,
        },
      },
    ]),
  );
  return ApiResponse({
    status: 422,
    description: `${generalProblems.refused.vi} / ${generalProblems.refused.en}`,
    content: { 'application/problem+json': { schema: { type: 'object' }, examples } },
  });
}

/** What a question route, derived or not, tells OpenAPI. */
export function documentQuestion(
  question: Pick<Question, 'title' | 'input' | 'output'>,
  tag: string,
): readonly MethodDecorator[] {
  const { properties = {}, required = [] } = jsonSchema(question.input, 'input') as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return [
    ApiOperation({ summary: question.title.en, description: question.title.vi, tags: [tag] }),
    ApiBearerAuth(),
    ...Object.entries(properties).map(([name, schema]) =>
      ApiQuery({ name, required: required.includes(name), schema }),
    ),
    ApiResponse({ status: 200, description: question.title.vi, schema: jsonSchema(question.output, 'output') }),
    ...problems(['invalid-input', 'unauthenticated', 'forbidden', 'unavailable']),
  ];
}

/** What a derived reading of a record tells OpenAPI. */
export function documentRecord(
  { vi, en }: Sentences,
  tag: string,
  queries: readonly string[] = [],
): readonly MethodDecorator[] {
  return [
    ApiOperation({ summary: en, description: vi, tags: [tag] }),
    ApiBearerAuth(),
    ApiParam({ name: 'id', type: String }),
    ...queries.map((name) => ApiQuery({ name, required: false, type: String })),
    ApiResponse({ status: 200, description: vi }),
    ...problems(['unauthenticated', 'not-found', 'unavailable']),
  ];
}

/** What an outcome other than success looks like. */
export function problems(names: readonly ProblemName[]): readonly MethodDecorator[] {
  return names.map((name) => {
    const { status, vi, en } = generalProblems[name];
    return ApiResponse({
      status,
      description: `${vi} / ${en}`,
      content: { 'application/problem+json': { schema: { type: 'object' } } },
    });
  });
}
