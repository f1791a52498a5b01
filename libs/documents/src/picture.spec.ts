import { inflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { qrModules, qrPng, qrSvg } from './picture.ts';

const text = 'https://lien-nganh.laichau.example/kiem-tra/48213';

describe('a QR code', () => {
  test('is a picture that holds each module as eight by eight points', () => {
    const bytes = Buffer.from(qrPng(text));
    const modules = qrModules(text);
    const side = modules.length * 8;
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([side, side]);
    const length = bytes.readUInt32BE(33);
    const rows = inflateSync(bytes.subarray(41, 41 + length));
    const read = modules.map((_, y) => modules.map((__, x) => rows[y * 8 * (modules.length + 1) + 1 + x] === 0));
    expect(read).toEqual(modules);
  });

  test('is the same picture each time, and another for another text', () => {
    expect(qrPng(text)).toEqual(qrPng(text));
    expect(qrPng(text)).not.toEqual(qrPng(`${text}4`));
    expect(qrSvg(text)).toMatch(/^<svg .*viewBox="0 0 (\d+) \1"/);
  });

  test('has the quiet zone that readers need', () => {
    const modules = qrModules(text);
    expect(modules.slice(0, 4).flat()).not.toContain(true);
    expect(modules.map((row) => row.slice(-4)).flat()).not.toContain(true);
  });
});
