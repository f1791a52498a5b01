import { describe, expect, test } from '@jest/globals';
import { decision, letter } from './examples/documents.ts';
import { report } from './examples/report.ts';
import { fileName } from './file-name.ts';

describe('the name of a file', () => {
  test('says kind, number, day and variant, with accents and without (S-15)', () => {
    expect(fileName(report, 'docx')).toEqual({
      accented: 'BÁO-CÁO_112-BC-SLĐTBXH_2013-07-05_BẢN-NỘI-BỘ-DỮ-LIỆU-MẪU.docx',
      ascii: 'BAO-CAO_112-BC-SLDTBXH_2013-07-05_BAN-NOI-BO-DU-LIEU-MAU.docx',
    });
    expect(fileName(letter, 'pdf').ascii).toBe('Cong-van_879-UBND-VX_2013-07-05.pdf');
    expect(fileName(decision, 'pdf').ascii).toBe('QUYET-DINH_chua-co-so-QD-UBND_chua-co-ngay.pdf');
  });

  test.each(['../../etc/passwd', 'a\u0000b:c*?"<>|', '\u202efdp.exe', 'CON\r\nSet-Cookie: x', 'a, b; "c" 😀'])(
    'leads nowhere and breaks no header with the label %j',
    (label) => {
      const { accented, ascii } = fileName({ ...report, label }, 'xlsx');
      expect(accented).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\s]|\.\./u);
      expect(ascii).toMatch(/^[A-Za-z0-9_-]+\.xlsx$/);
    },
  );

  test('is no longer than file systems allow, is never cut within a character, and keeps its label', () => {
    for (const length of [35, 36, 37]) {
      const long = `${'ạ'.repeat(length)}${'𝐁'.repeat(40)}`;
      const { accented } = fileName({ ...report, type: long, label: `BẢN ${long}` }, 'docx');
      expect(Buffer.byteLength(accented)).toBeLessThanOrEqual(255);
      expect(() => encodeURIComponent(accented)).not.toThrow();
      expect(accented).toContain('_2013-07-05_BẢN-ạ');
    }
  });

  test('keeps two labels of another script apart', () => {
    const of = (label: string) => fileName({ ...report, label }, 'pdf').ascii;
    expect(of('內')).not.toBe(of('外'));
  });
});
