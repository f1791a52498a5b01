import type { Register } from '@lien-nganh/kernel';
import { limits, outcomes } from '@lien-nganh/registers';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { problems } from './documents.ts';
import { XLSX } from './file-body.ts';

const MIB = 1024 * 1024;
const binary = { type: 'string' as const, format: 'binary' };
const accepted = {
  type: 'object' as const,
  required: ['import', 'at'],
  properties: { import: { type: 'string' as const, format: 'uuid' }, at: { type: 'string' as const } },
};

function registerParam(registers: readonly Register[]): MethodDecorator {
  const names = registers.map(({ name, title }) => `\`${name}\`: ${title.vi} / ${title.en}`);
  return ApiParam({ name: 'register', enum: registers.map(({ name }) => name), description: names.join('; ') });
}

/** What the routes of imports tell OpenAPI. */
export function documentTemplate(registers: readonly Register[]): readonly MethodDecorator[] {
  return [
    ApiOperation({ summary: 'Template of a register', description: 'Mẫu nhập của một sổ.', tags: ['imports'] }),
    ApiBearerAuth(),
    registerParam(registers),
    ApiResponse({ status: 200, description: 'xlsx', content: { [XLSX]: { schema: binary } } }),
    ...problems(['unauthenticated', 'forbidden', 'not-found', 'unavailable']),
  ];
}

export function documentUpload(mode: 'dry-run' | 'commit', registers: readonly Register[]): readonly MethodDecorator[] {
  const { vi, en } =
    mode === 'commit'
      ? { vi: 'Ghi nhận các dòng hợp lệ của tệp.', en: 'Carry out the rows of a file' }
      : { vi: 'Chạy thử: không ghi gì.', en: 'Try out the rows of a file, recording nothing' };
  const most = `xlsx, ≤ ${limits.file / MIB} MiB, ≤ ${limits.rows} dòng / rows`;
  return [
    ApiOperation({ summary: en, description: `${vi} ${most}`, tags: ['imports'] }),
    ApiBearerAuth(),
    registerParam(registers),
    ApiConsumes(XLSX),
    ApiBody({ schema: binary }),
    ApiResponse({ status: 202, description: 'Đã nhận, đang xử lý. / Taken, and worked on.', schema: accepted }),
    ...problems([
      'invalid-input',
      'unauthenticated',
      'forbidden',
      'not-found',
      'too-large',
      'unsupported-media-type',
      'unavailable',
      'too-many-imports',
    ]),
  ];
}

export function documentImport(): readonly MethodDecorator[] {
  return [
    ApiOperation({
      summary: 'How far an import is, and what came of its rows',
      description: 'Tiến độ và kết quả từng dòng. Chỉ tài khoản đã gửi tệp được xem.',
      tags: ['imports'],
    }),
    ApiBearerAuth(),
    ApiParam({ name: 'import', type: String }),
    ApiQuery({ name: 'outcome', required: false, enum: [...outcomes] }),
    ApiQuery({ name: 'first', required: false, type: Number }),
    ApiQuery({ name: 'skip', required: false, type: Number }),
    ApiResponse({ status: 200, description: 'Tiến độ và các dòng. / Progress and rows.' }),
    ...problems(['invalid-input', 'unauthenticated', 'not-found', 'unavailable']),
  ];
}

export function documentForget(): readonly MethodDecorator[] {
  const decision = { type: 'string' as const, maxLength: 200 };
  return [
    ApiOperation({
      summary: 'Destroy the file of an import and what came of its rows',
      description: 'Hủy tệp và kết quả từng dòng theo quyết định xóa dữ liệu; mã băm của tệp vẫn còn trong nhật ký.',
      tags: ['imports'],
    }),
    ApiBearerAuth(),
    ApiParam({ name: 'import', type: String }),
    ApiBody({ schema: { type: 'object', required: ['decision'], properties: { decision } } }),
    ApiResponse({ status: 201, description: 'Đã hủy. / Destroyed.' }),
    ...problems(['invalid-input', 'unauthenticated', 'not-found', 'unavailable']),
  ];
}

export function documentWorkbook(vi: string, en: string): readonly MethodDecorator[] {
  return [
    ApiOperation({ summary: en, description: `${vi}.`, tags: ['imports'] }),
    ApiBearerAuth(),
    ApiParam({ name: 'import', type: String }),
    ApiResponse({ status: 200, description: vi, content: { [XLSX]: { schema: binary } } }),
    ...problems(['unauthenticated', 'not-found', 'unavailable']),
  ];
}
