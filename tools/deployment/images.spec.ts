import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { root } from '../workspace/packages.mjs';
import { text, yaml } from './read.mjs';

const containers = Object.values(yaml('infra/compose.yaml').services as Record<string, { readonly image: string }>);

describe('images', () => {
  const named = [
    ...containers.map(({ image }) => image),
    ...[...text('infra/docker/Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!),
  ].filter((image) => !image.startsWith('${'));

  test('have a version, and come from wherever the operator gets images', () => {
    expect(named.length).toBeGreaterThan(5);
    for (const image of named) expect(image).toMatch(/^([a-z]+\/)?[a-z]+:\d+[\w.-]*$/);
  });

  test('become the program that the first word names, and begin their list of erasures with all that are there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lien-nganh-image-'));
    try {
      for (const program of ['apps/agencies/dist/main.js', 'apps/platform/dist/cli/lien-nganh.js']) {
        await mkdir(join(folder, program, '..'), { recursive: true });
        const says = 'console.log(process.argv.slice(1).join(" "), process.env.ERASURES_FILE ?? "no list")';
        await writeFile(join(folder, program), says);
      }
      const lists = join(folder, 'lists');
      await mkdir(lists);
      await writeFile(join(lists, 'gone.jsonl'), '{"n":2}\n{"n":1}');
      await writeFile(join(lists, 'beside.jsonl'), '{"n":2}\n');
      const entry = (env: Record<string, string>, ...words: string[]) =>
        execFileSync('sh', [join(root, 'infra/docker/entrypoint.sh'), ...words], {
          ...{ cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH']!, SERVICE: 'agencies', ...env } },
        }).trim();

      expect(entry({})).toBe(`${folder}/apps/agencies/dist/main.js no list`);
      const [said, own] = /^(.*) (\S+)$/
        .exec(entry({ ERASURES_DIR: lists }, 'lien-nganh', 'load', '--empty'))!
        .slice(1);
      expect(said).toBe(`${folder}/apps/platform/dist/cli/lien-nganh.js load --empty`);
      expect(own).toBe(join(lists, `${hostname()}.jsonl`));
      expect((await readFile(own!, 'utf8')).split('\n').filter(Boolean)).toEqual(['{"n":1}', '{"n":2}']);
      expect((await readdir(lists)).length).toBe(3);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('of the platform do not run as root', () => {
    expect(text('infra/docker/Dockerfile')).toMatch(/^USER [1-9]\d+:[1-9]\d+$/m);
  });
});
