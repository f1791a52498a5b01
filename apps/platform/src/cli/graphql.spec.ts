import { describe, expect, test } from '@jest/globals';
import type { Answer, Connection } from './connection.ts';
import { askGateway } from './graphql.ts';

const answering = (answer: Answer): Connection => ({
  get: () => Promise.resolve(answer),
  post: () => Promise.resolve(answer),
  upload: () => Promise.resolve(answer),
  download: () => Promise.resolve(new Uint8Array()),
});
const ask = (status: number, body: unknown) => askGateway(answering({ status, body }), '{ __typename }', {});

describe('what the command line tells of an answer of the gateway', () => {
  test.each([200, 401, 503])('is the code and the sentence of GraphQL, whatever the status: %s', async (status) => {
    const extensions = { code: 'SOME_CODE', vi: 'Cần mã truy cập.', en: 'A token is needed.' };
    await expect(ask(status, { errors: [{ message: 'A token is needed.', extensions }] })).rejects.toThrow(
      /^SOME_CODE: Cần mã truy cập\. \/ A token is needed\.$/,
    );
  });

  test('is the message where GraphQL has no sentence of its own', async () => {
    await expect(ask(400, { errors: [{ message: 'Syntax Error' }] })).rejects.toThrow(
      /^Câu hỏi GraphQL không hợp lệ\. \/ Syntax Error$/,
    );
  });

  test('is the problem of what stands before the gateway', async () => {
    await expect(ask(503, { title: 'Tạm dừng.', titleEn: 'Not now.' })).rejects.toThrow(
      /^503: Tạm dừng\. \/ Not now\.$/,
    );
    const errors = [{ path: 'query', vi: 'Thiếu.', en: 'Missing.' }];
    await expect(ask(400, { title: 'Sai.', titleEn: 'Wrong.', errors })).rejects.toThrow(
      '400: Sai. query: Thiếu. / Wrong. query: Missing.',
    );
    const told = { title: 'Sai.', titleEn: 'Wrong.', details: { because: 'damaged' } };
    await expect(ask(422, told)).rejects.toThrow('422: Sai. / Wrong. {"because":"damaged"}');
    const worded = { ...told, detail: 'Sai (lý do: tệp bị hỏng).', detailEn: 'Wrong (because: the file is damaged).' };
    await expect(ask(422, worded)).rejects.toThrow(
      /^422: Sai \(lý do: tệp bị hỏng\)\. \/ Wrong \(because: the file is damaged\)\.$/,
    );
    await expect(ask(502, {})).rejects.toThrow(/^502: Không rõ lý do\. \/ no reason given$/);
  });

  test('is its data', async () => {
    expect(await ask(200, { data: { a: 1 } })).toEqual({ a: 1 });
  });
});
