import { printOutId, printOutTemplate, templateOn, type StreamType } from '@lien-nganh/kernel';
import { kebab } from '@lien-nganh/subscriptions';
import { day } from '@lien-nganh/vocabulary';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { moment } from '../clock.ts';
import type { DerivedRoute } from '../http/derive.ts';
import { jsonSchema, problems } from '../http/documents.ts';
import { contextOf, recordId, standingOf } from '../http/request.ts';
import { parseInput } from '../input.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { ownTemplatesOf, permitReading, printOutOf, sampleOf, sampleOn } from './own-templates.ts';
import { formats } from './print.ts';
import { fileContent, isFormat, sendDocument } from './send-document.ts';

const asked = z.strictObject({ day: day.optional() });
const file = z.strictObject({ day: day.optional(), format: z.enum(['docx', 'pdf']) });

const listed = z.strictObject({
  printOut: z.string(),
  title: z.strictObject({ vi: z.string(), en: z.string() }),
  by: z.enum(['province', 'shipped']).nullable(),
  from: z.string().nullable(),
});
const held = z.strictObject({
  ...listed.shape,
  /** Every name that a layout can use, and those that it has to. */
  places: z.array(z.string()),
  rows: z.record(z.string(), z.array(z.string())),
  obliges: z.array(z.string()),
  template: printOutTemplate.nullable(),
});

/** Which layout holds on a day, and what it looks like; nobody needs to have entered one. */
export function templateRoutes(runtime: Runtime, type: StreamType): readonly DerivedRoute[] {
  const tag = kebab(type.prefix);
  return [
    {
      ...{ name: 'listTemplates', method: 'GET', path: 'on-a-day' },
      documented: () => documented(tag, lists, { printOuts: z.array(listed) }),
      handle: async (_, request) => {
        const on = asking(runtime, type, request);
        const all = runtime.service.printOuts.map(
          async (printOut) => (await heldOn(runtime, request, { id: printOutId(printOut), on })).told,
        );
        return { printOuts: await Promise.all(all) };
      },
    },
    {
      ...{ name: 'templateOnADay', method: 'GET', path: ':id/on-a-day' },
      documented: () => [ApiParam({ name: 'id', type: String }), ...documented(tag, holds, held.shape)],
      handle: async (_, request) => {
        const { told, rest } = await heldOn(runtime, request, {
          id: recordId(request),
          on: asking(runtime, type, request),
        });
        return { ...told, ...rest };
      },
    },
    {
      ...{ name: 'templateSample', method: 'GET', path: ':id/sample.:format' },
      documented: () => [...documentedFile(tag, samples), dayQuery],
      handle: (_, request, response) => sendSample(runtime, type, { request, response }),
    },
    {
      ...{ name: 'templatePreview', method: 'POST', path: ':id/preview.:format' },
      documented: () => [...documentedFile(tag, previews), ApiBody({ schema: jsonSchema(printOutTemplate, 'input') })],
      handle: (_, request, response) => sendPreview(runtime, type, { request, response }),
    },
  ];
}

const lists = { vi: 'Mẫu văn bản in đang dùng trong một ngày', en: 'Templates of print-outs that hold on a day' };
const holds = { vi: 'Mẫu đang dùng trong một ngày', en: 'The template that holds on a day' };
const samples = { vi: 'In thử mẫu đang dùng với hồ sơ giả định', en: 'The template of a day with an invented record' };
const previews = { vi: 'In thử một mẫu chưa nhập', en: 'A template that is not entered, with an invented record' };

/** The day that is asked about, by whoever may ask. */
function asking(runtime: Runtime, type: StreamType, request: Request): string {
  permitReading(runtime, type, standingOf(request));
  return parseInput(asked, { ...request.query }).day ?? moment(runtime.clock).today;
}

async function heldOn(runtime: Runtime, request: Request, { id, on }: { readonly id: string; readonly on: string }) {
  const printOut = printOutOf(runtime, id);
  const found = templateOn(printOut, await ownTemplatesOf(runtime, printOut, contextOf(request).signal), on);
  const { sample, obliges, title } = printOut;
  const rows = Object.entries(sample.rows).map(([name, all]) => [name, [...new Set(all.flatMap(Object.keys))]]);
  return {
    told: { printOut: id, title, by: found?.by ?? null, from: found?.template.validFrom ?? null },
    rest: {
      ...{ places: Object.keys(sample.texts), rows: Object.fromEntries(rows) as Record<string, string[]>, obliges },
      template: found?.template ?? null,
    },
  };
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function sendSample(runtime: Runtime, type: StreamType, { request, response }: Exchange): Promise<void> {
  permitReading(runtime, type, standingOf(request));
  const query = { ...request.query, format: request.params['format'] };
  const { day: on = moment(runtime.clock).today, format } = parseInput(file, query);
  const { signal } = contextOf(request);
  const document = await sampleOn(runtime, printOutOf(runtime, recordId(request)), { on, ...(signal && { signal }) });
  await sendDocument(response, document, format);
}

/** Nothing is written, and nobody needs to be allowed to. */
async function sendPreview(runtime: Runtime, type: StreamType, { request, response }: Exchange): Promise<void> {
  permitReading(runtime, type, standingOf(request));
  const format = String(request.params['format']);
  if (!isFormat(format)) throw new Problem('not-found');
  const template = parseInput(printOutTemplate, request.body);
  response.status(200);
  await sendDocument(response, sampleOf(type, printOutOf(runtime, recordId(request)), template), format);
}

const dayQuery = ApiQuery({
  name: 'day',
  required: false,
  description: 'Ngày; bỏ trống: hôm nay. / The day; left out: today.',
  schema: { type: 'string', format: 'date' },
});

interface Words {
  readonly vi: string;
  readonly en: string;
}

function documented(tag: string, { vi, en }: Words, shape: z.ZodRawShape): readonly MethodDecorator[] {
  return [
    ApiOperation({ summary: en, description: vi, tags: [tag] }),
    ...[ApiBearerAuth(), dayQuery],
    ApiResponse({ status: 200, description: vi, schema: jsonSchema(z.strictObject(shape), 'output') }),
    ...problems(['invalid-input', 'unauthenticated', 'forbidden', 'not-found', 'unavailable']),
  ];
}

function documentedFile(tag: string, { vi, en }: Words): readonly MethodDecorator[] {
  return [
    ApiOperation({ summary: en, description: vi, tags: [tag] }),
    ...[
      ApiBearerAuth(),
      ApiParam({ name: 'id', type: String }),
      ApiParam({ name: 'format', enum: Object.keys(formats) }),
    ],
    ApiResponse({ status: 200, description: vi, content: fileContent }),
    ...problems(['invalid-input', 'unauthenticated', 'forbidden', 'not-found', 'refused', 'unavailable']),
  ];
}
