import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { typedWith } from '../cli/examples.ts';
import { KEYS } from '../data-folder/data-folder.ts';
import { writeDescription, type FolderKind } from '../data-folder/description.ts';
import { openIssuer } from './issuer.ts';
import { sampleAccountList, sampleToken } from './sample-token.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lien nganh '));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function folderOf(kind: FolderKind, { empty = false } = {}): Promise<void> {
  const province = { code: '12', name: 'Lai Châu' };
  const made = { createdAt: '2026-11-25T08:00:00.000Z', appVersion: '0.1.0' };
  await writeDescription(dataDir, { format: 1, kind, province, empty, ...made });
  await mkdir(join(dataDir, KEYS));
  await openIssuer(join(dataDir, KEYS));
}

const tokenOf = (account: string) => sampleToken({ account, dataDir, hours: 1 });
const subjectOf = (token: string) =>
  (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string }).sub;

describe('a token of a sample account', () => {
  test('is given for those that the platform opened in a folder for trying out', async () => {
    await folderOf('try-out');
    expect(subjectOf(await tokenOf('officer.police'))).toBe('officer.police');
    expect(subjectOf(await tokenOf('admin'))).toBe('admin');
  });

  test.each(['ADMIN', 'adm4', 'installer', 'admin\u200b', '', 'service:agencies'])(
    'is not given for %j, on whichever command line it is asked for',
    async (account) => {
      await folderOf('try-out');
      await expect(tokenOf(account)).rejects.toThrow(`there is no sample account ${account}`);
      const { code, err } = await typedWith({}, 'check-ledger', '--account', account, '--data-dir', dataDir);
      expect([code, err]).toEqual([2, [expect.stringContaining('there is no sample account')]]);
    },
  );

  test('is none of another province that was begun empty, but for its administrator', async () => {
    await folderOf('try-out', { empty: true });
    expect(subjectOf(await tokenOf('admin'))).toBe('admin');
    await expect(tokenOf('officer.police')).rejects.toThrow('there is no sample account');
  });

  test('is never given in a folder for real use', async () => {
    await folderOf('real');
    await expect(tokenOf('admin')).rejects.toThrow('is for real use');
  });
});

describe('the list of sample accounts', () => {
  test('has a line for each, with the Vietnamese name of its agency', async () => {
    await folderOf('try-out');
    const lines = (await sampleAccountList(dataDir)).split('\n');
    const expected = [
      /^officer\.police +Công an tỉnh$/,
      /^committee +Ban Chỉ đạo/,
      /^standing +Sở Lao động - Thương binh và Xã hội$/,
      /^standing\.health +Sở Y tế$/,
      /^auditor +Cơ quan thanh tra, kiểm toán \(mẫu\)$/,
      /^admin +Đơn vị vận hành hệ thống$/,
    ];
    for (const line of expected) expect(lines.filter((each) => line.test(each))).toHaveLength(1);
    expect(lines.filter((line) => !/^\S+ {2,}\p{Lu}\p{Ll}/u.test(line))).toEqual([]);
  });

  test('is none in a folder for real use', async () => {
    await folderOf('real');
    await expect(sampleAccountList(dataDir)).rejects.toThrow('is for real use');
  });
});
