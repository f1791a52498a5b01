import { day, id } from '@lien-nganh/contracts/shapes';
import { onAny, question, table } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events, issuedShape, obligation } from '../directive/events.ts';
import type { Directive, IssuedDirective } from '../directive/state.ts';
import { documentShape } from '../shapes.ts';

const tables = { directives: table({ directive: 'text', record: 'json', scope: 'scope' }, { key: ['directive'] }) };

const shown = z.strictObject({
  ...issuedShape,
  directive: id,
  is: z.enum(['issued', 'revoked']),
  obligations: z.array(z.strictObject({ ...obligation.shape, from: day, endsOn: day.nullable() })),
  amendedBy: z.array(z.strictObject({ ...documentShape.shape, on: day })),
});

/** What a directive says: its text, its legal bases and every obligation in its exact words, with its amendments. */
export const directiveText = question({
  name: 'directive-text',
  version: 1,
  action: 'agencies.directive-text',
  title: { vi: 'Toàn văn văn bản chỉ đạo', en: 'Text of a directive' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ directives }, _event, { state, id: directive, scope }) => {
      const record = state as Directive;
      if (record.is !== 'none') await directives.put({ directive, record, scope });
    }),
  ],
  input: z.strictObject({ directive: slug }),
  output: z.strictObject({ directive: shown.nullable() }),
  async ask({ directives }, { directive }, { maySee }) {
    const row = await directives.get({ directive });
    if (!row || !maySee(row.scope)) return { directive: null };
    return { directive: shown.parse({ directive, ...(row.record as IssuedDirective) }) };
  },
});
