import type { PrintOut, StreamType } from '@lien-nganh/kernel';
import { kebab } from '@lien-nganh/subscriptions';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { DerivedRoute } from '../http/derive.ts';
import { jsonSchema, problems } from '../http/documents.ts';
import { recordRequest } from '../http/routes.ts';
import { parseInput } from '../input.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { formats, printables, printed, type Printable } from './print.ts';
import { fileContent, sendDocument, type Format } from './send-document.ts';

/** What a record can be printed as, and each of them as a file: under the permission to read the record, and noted as reading is. */
export function printOutRoutes(runtime: Runtime, type: StreamType): readonly DerivedRoute[] {
  const printOuts = runtime.service.printOuts.filter(({ of }) => of.prefix === type.prefix);
  if (printOuts.length === 0) return [];
  return [
    {
      ...{ name: 'readPrintOuts', method: 'GET', path: ':id/print-outs' },
      documented: () => documentList(type),
      handle: async (_, request) => {
        const found = await printables(runtime, recordRequest(type, request));
        return { printOuts: found.map((one) => told(one, request)) };
      },
    },
    {
      ...{ name: 'print', method: 'GET', path: ':id/print-outs/:file' },
      documented: () => documentFile(type, printOuts),
      handle: (_, request, response) => send(runtime, type, { request, response }),
    },
  ];
}

const listed = z.strictObject({
  name: z.string(),
  title: z.strictObject({ vi: z.string(), en: z.string() }),
  entry: z.string().nullable(),
  templateFrom: z.string(),
  templateBy: z.enum(['province', 'shipped']),
  docx: z.string(),
  pdf: z.string(),
});

function told({ printOut: { name, title }, sheet: { entry }, template, by }: Printable, request: Request) {
  const asked = entry === null ? '' : `?entry=${encodeURIComponent(entry)}`;
  const at = (suffix: keyof typeof formats) => `${request.path}/${name}.${suffix}${asked}`;
  return { name, title, entry, templateFrom: template.validFrom, templateBy: by, docx: at('docx'), pdf: at('pdf') };
}

const asked = z.strictObject({ entry: z.string().max(200).optional(), signer: z.string().max(200).optional() });
const FILE = /^([a-z0-9-]+)\.(docx|pdf)$/;

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function send(runtime: Runtime, type: StreamType, { request, response }: Exchange): Promise<void> {
  const [, name, suffix] = FILE.exec(String(request.params['file'])) ?? [];
  if (name === undefined) throw new Problem('not-found');
  const { entry = null, signer = null } = parseInput(asked, { ...request.query });
  const document = await printed(runtime, recordRequest(type, request), { name, entry, signer });
  await sendDocument(response, document, suffix as Format);
}

function documentList({ prefix, title }: StreamType): readonly MethodDecorator[] {
  return [
    ApiOperation({
      summary: `${title.en}: what it can be printed as`,
      description: `${title.vi}: các văn bản in được`,
      tags: [kebab(prefix)],
    }),
    ...[ApiBearerAuth(), ApiParam({ name: 'id', type: String })],
    ApiResponse({
      status: 200,
      description: 'Các văn bản in được lúc này. / What can be printed now.',
      schema: jsonSchema(z.strictObject({ printOuts: z.array(listed) }), 'output'),
    }),
    ...problems(['unauthenticated', 'not-found', 'unavailable']),
  ];
}

function documentFile({ prefix, title }: StreamType, printOuts: readonly PrintOut[]): readonly MethodDecorator[] {
  const files = printOuts.flatMap(({ name }) => [`${name}.docx`, `${name}.pdf`]);
  const lines = printOuts.map((one) => `- \`${one.name}\`: ${one.title.vi} / ${one.title.en}`);
  return [
    ApiOperation({
      summary: `${title.en}: a print-out`,
      description: [`${title.vi}: in văn bản`, '', ...lines].join('\n'),
      tags: [kebab(prefix)],
    }),
    ...[ApiBearerAuth(), ApiParam({ name: 'id', type: String }), ApiParam({ name: 'file', enum: files })],
    ApiQuery({
      name: 'entry',
      required: false,
      description: 'Vụ việc, quyết định trong hồ sơ. / The violation, decision or transfer in the record.',
      type: String,
    }),
    ApiQuery({
      name: 'signer',
      required: false,
      description:
        'Tài khoản của người ký, quyết định quyền hạn ký (TM., KT., Q., TL., TUQ.). / Account of whoever signs, from which follows what stands above the signature.',
      type: String,
    }),
    ApiResponse({
      status: 200,
      description: 'Văn bản khổ A4. / The paper, A4.',
      content: fileContent,
    }),
    ...problems(['invalid-input', 'unauthenticated', 'not-found', 'refused', 'unavailable']),
  ];
}
