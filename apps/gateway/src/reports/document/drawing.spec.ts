import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { DRAWING } from '@lien-nganh/documents';
import { testGateway } from '../../graphql/examples.ts';
import { filesIn } from '../../matrix/examples.ts';
import { published } from '../examples.ts';

/** What a sample report was composed as, by each way of drawing: a file of an earlier one is not told to be changed by hand. */
const drawn: Readonly<Record<string, string>> = {
  '1': 'dec8ff8188e85f01f137f4946ed14cf072eead6fb27476a5e622e246b0a623ac',
  // the sample has none of the figures that are worked out otherwise
  '2': 'dec8ff8188e85f01f137f4946ed14cf072eead6fb27476a5e622e246b0a623ac',
};

test('what is composed otherwise counts as another way of drawing: raise DRAWING, and add what it draws', async () => {
  await using gateway = await testGateway({
    logHash: (position) => Promise.resolve({ position: position as never, hash: 'ab'.repeat(32), at: 1n as never }),
    readReportRecord: () => Promise.resolve({ narrative: [{ slot: 'II.1', text: 'Đã kiểm tra' }] }),
  });
  await gateway.until(await gateway.publish(...published));
  const hash = createHash('sha256');
  for (const variant of ['public', 'internal', 'restricted']) {
    const response = await fetch(`${gateway.url}/api/reports/879/2013-H2/document.docx?variant=${variant}`, {
      headers: { authorization: `Bearer ${gateway.token('committee')}` },
    });
    expect(response.status).toBe(200);
    const words = filesIn(Buffer.from(await response.arrayBuffer()))['word/document.xml']!;
    hash.update(words.replaceAll(gateway.log, 'log'));
  }
  expect(hash.digest('hex')).toBe(drawn[DRAWING]);
});
