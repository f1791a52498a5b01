import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { problems } from '../http/documents.ts';
import type { ProblemName, Sentences } from '../problem.ts';

interface Told extends Sentences {
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly refuses: readonly ProblemName[];
}

const told: Readonly<Record<'begin' | 'stands' | 'send' | 'giveUp', Told>> = {
  begin: {
    vi: 'Bắt đầu tải tệp lên cho một hồ sơ (tus 1.0). Địa chỉ để gửi tiếp ở tiêu đề Location.',
    en: 'Begin an upload for a record (tus 1.0). Location says where its parts go; `files/attach` makes it a file.',
    headers: {
      'Upload-Length': 'Số byte của tệp. / Bytes of the file.',
      'Upload-Metadata':
        '`record <base64>,filename <base64>`: hồ sơ và tên tệp. / The record’s stream and the file’s name.',
    },
    status: 201,
    refuses: ['invalid-input', 'forbidden', 'not-found', 'too-many-uploads', 'too-large', 'refused'],
  },
  stands: {
    vi: 'Đã tải đến đâu.',
    en: 'Where an upload stands.',
    headers: {},
    status: 200,
    refuses: ['not-found'],
  },
  send: {
    vi: 'Gửi một phần, từ vị trí đã tải đến.',
    en: 'Send a part, from where the upload stands. What came until a connection broke is kept.',
    headers: { 'Upload-Offset': 'Vị trí bắt đầu của phần này. / Where the part begins.' },
    status: 204,
    refuses: ['invalid-input', 'not-found', 'upload-stands-elsewhere', 'too-large', 'unsupported-media-type'],
  },
  giveUp: { vi: 'Bỏ tệp đang tải.', en: 'Give an upload up.', headers: {}, status: 204, refuses: ['not-found'] },
};

/** What an upload's route tells OpenAPI. */
export function documentUpload(which: keyof typeof told): readonly MethodDecorator[] {
  const { vi, en, headers, status, refuses } = told[which];
  const part = {
    description: 'Các byte của tệp. / Bytes of the file.',
    content: { 'application/offset+octet-stream': { schema: { type: 'string' as const, format: 'binary' } } },
  };
  return [
    ApiOperation({ summary: en, description: vi, tags: ['uploads'] }),
    ApiBearerAuth(),
    ...(which === 'begin' ? [] : [ApiParam({ name: 'id', type: String })]),
    ...Object.entries(headers).map(([name, description]) => ApiHeader({ name, description, required: true })),
    ...(which === 'send' ? [ApiBody(part as Parameters<typeof ApiBody>[0])] : []),
    ApiResponse({
      status,
      description: `${vi} / ${en}`,
      headers: {
        'Upload-Offset': { description: 'Số byte đã có. / Bytes that are here.', schema: { type: 'integer' } },
      },
    }),
    ...problems(['unauthenticated', 'unavailable', ...refuses]),
  ];
}
