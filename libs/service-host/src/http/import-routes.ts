import type { Register } from '@lien-nganh/kernel';
import {
  outcomes,
  refusedFile,
  survey,
  templateOf,
  twinReasons,
  type NotTaken,
  type Outcome,
  type Reason,
} from '@lien-nganh/registers';
import type { Request, Response } from 'express';
import { text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { ImportMode, ImportRow, RowOutcome } from '../imports/import-store.ts';
import { knownTo } from '../imports/understanding.ts';
import { parseInput } from '../input.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import type { DerivedRoute } from './derive.ts';
import {
  documentForget,
  documentImport,
  documentTemplate,
  documentUpload,
  documentWorkbook,
} from './import-documents.ts';
import { standingOf } from './request.ts';
import { XLSX } from './file-body.ts';

/** Template, dry run, commit, progress and refused rows of every register of a service. */
export function importRoutes(runtime: Runtime): readonly DerivedRoute[] {
  const { registers } = runtime.service;
  if (registers.length === 0) return [];
  return [
    {
      ...{ name: 'readTemplate', method: 'GET', path: ':register/template.xlsx' },
      documented: () => documentTemplate(registers),
      handle: (_, request, response) => sendTemplate(runtime, request, response),
    },
    uploadRoute(runtime, 'dry-run'),
    uploadRoute(runtime, 'commit'),
    {
      ...{ name: 'readImport', method: 'GET', path: ':import' },
      documented: () => documentImport(),
      handle: (_, request) => readImport(runtime, request),
    },
    {
      ...{ name: 'readRefused', method: 'GET', path: ':import/refused.xlsx' },
      documented: () => documentWorkbook('Các dòng chưa nhận, kèm lý do', 'Rows that were not taken, with the reasons'),
      handle: (_, request, response) => sendRefused(runtime, request, response),
    },
    {
      ...{ name: 'readOriginal', method: 'GET', path: ':import/original.xlsx' },
      documented: () => documentWorkbook('Tệp như đã gửi', 'The file as it was sent'),
      handle: (_, request, response) => sendOriginal(runtime, request, response),
    },
    {
      ...{ name: 'forget', method: 'POST', path: ':import/forget' },
      documented: () => documentForget(),
      handle: (_, request) => forget(runtime, request),
    },
  ];
}

function uploadRoute(runtime: Runtime, mode: ImportMode): DerivedRoute {
  return {
    name: mode === 'commit' ? 'commit' : 'dryRun',
    method: 'POST',
    path: `:register/${mode}`,
    documented: () => documentUpload(mode, runtime.service.registers),
    handle: (_, request, response) => upload(runtime, mode, { request, response }),
  };
}

const forgetting = z.strictObject({ decision: text(200) });

/** Somebody's data are erased by decision: the file that named them goes too. While it is at work there is nothing to forget yet. */
async function forget(runtime: Runtime, request: Request): Promise<unknown> {
  const found = await own(runtime, request);
  const { decision } = parseInput(forgetting, request.body ?? {});
  if (found.state === 'waiting' || found.state === 'running') throw new Problem('unavailable');
  await runtime.imports.store.forget(found.id, decision);
  return { import: found.id, forgotten: true };
}

/** The register that the address names, for an account that may do at all what its rows become. */
function registerIn(runtime: Runtime, request: Request): Register {
  const found = runtime.service.registers.find(({ name }) => name === request.params['register']);
  if (!found) throw new Problem('not-found');
  const { action } = found.record.commands.find(({ name }) => name === found.creates)!;
  const { role } = standingOf(request).actor;
  const rows = runtime.permissions[action] ?? [];
  if (!rows.some(({ roles }) => (roles as readonly string[]).includes(role))) throw new Problem('forbidden');
  return found;
}

async function sendTemplate(runtime: Runtime, request: Request, response: Response): Promise<void> {
  const register = registerIn(runtime, request);
  const known = await knownTo(runtime, register, standingOf(request));
  sendWorkbook(response, `${register.name}.xlsx`, templateOf(register, known));
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function upload(runtime: Runtime, mode: ImportMode, { request, response }: Exchange): Promise<unknown> {
  const register = registerIn(runtime, request);
  const file: unknown = request.body;
  if (!Buffer.isBuffer(file)) throw new Problem('unsupported-media-type');
  const id = await runtime.imports.begin(runtime, { register, mode, standing: standingOf(request), file });
  response.status(202);
  return { import: id, at: `/api/${runtime.service.name}/imports/${id}` };
}

const asked = z.strictObject({
  outcome: z.enum(outcomes as [Outcome['is'], ...Outcome['is'][]]).optional(),
  first: z.coerce.number().int().min(0).max(500).default(50),
  skip: z.coerce.number().int().min(0).max(100_000).default(0),
});

async function readImport(runtime: Runtime, request: Request): Promise<unknown> {
  const found = await own(runtime, request);
  const { outcome, first, skip } = parseInput(asked, { ...request.query });
  const rows: RowOutcome[] = [];
  let passed = 0;
  if (first > 0) {
    for await (const row of runtime.imports.store.outcomes(found.id)) {
      if (outcome !== undefined && row.outcome.is !== outcome) continue;
      if (passed++ >= skip) rows.push(row);
      if (rows.length === first) break;
    }
  }
  return { ...told(found), rows: rows.map(({ row, record, outcome: came }) => ({ row, record, ...came })) };
}

function told({ id, register, mode, sha256, bytes, sheet, ignored, state, total, done, counts, ...times }: ImportRow) {
  const { began, seen } = times;
  return { import: id, register, mode, state, total, done, counts, sheet, ignored, sha256, bytes, began, seen };
}

/** An import is shown to the account that began it and to nobody else. */
async function own(runtime: Runtime, request: Request): Promise<ImportRow> {
  const id = String(request.params['import']);
  const found = z.uuid().safeParse(id).success ? await runtime.imports.find(id) : null;
  if (found?.account !== standingOf(request).actor.account) throw new Problem('not-found');
  return found;
}

async function sendRefused(runtime: Runtime, request: Request, response: Response): Promise<void> {
  const found = await own(runtime, request);
  const { registers } = runtime.service;
  const register = registers.find(({ name }) => name === found.register);
  const file = await runtime.imports.store.file(found.id);
  if (!register || !file) throw new Problem('not-found');
  const reasons = new Map<number, readonly Reason[]>();
  for await (const { row, outcome } of runtime.imports.store.outcomes(found.id)) {
    if (outcome.is === 'refused') reasons.set(row, outcome.reasons);
    if (outcome.is === 'twin') reasons.set(row, twinReasons(outcome.of));
  }
  const surveyed = await survey(file, register);
  const rows: NotTaken[] = [];
  for await (const row of surveyed.rows()) {
    const why = reasons.get(row.number);
    if (why) rows.push({ row, reasons: why });
  }
  sendWorkbook(response, 'refused.xlsx', refusedFile(register, surveyed.heads, rows));
}

async function sendOriginal(runtime: Runtime, request: Request, response: Response): Promise<void> {
  const { id } = await own(runtime, request);
  const file = await runtime.imports.store.file(id);
  if (!file) throw new Problem('not-found');
  sendWorkbook(response, 'original.xlsx', file);
}

function sendWorkbook(response: Response, name: string, bytes: Buffer): void {
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.type(XLSX).send(bytes);
}
