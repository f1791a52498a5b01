import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { slug } from './codes.ts';
import { day, instant } from './time/day.ts';
import { mapChoice } from './units/map-choice.ts';
import { dong } from './money.ts';
import { periodScheme } from './time/period.ts';
import { text } from './text/text.ts';
import { unitChange, unitRow } from './units/unit.ts';

const printed = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });

test('what is published about a field says its limits', () => {
  expect(printed(text(40))).toMatchObject({ type: 'string', minLength: 1, maxLength: 40 });
  expect(printed(day)).toMatchObject({ type: 'string', format: 'date' });
  expect(printed(instant)).toMatchObject({ type: 'string', format: 'date-time' });
  expect(printed(dong)).toMatchObject({ type: 'string', pattern: '^(0|[1-9]\\d{0,18})$' });
  expect(printed(slug)).toMatchObject({ type: 'string', examples: ['district-105'] });
});

test('every shape has one JSON schema, the same for what is sent and what is kept', () => {
  for (const schema of [text(40), day, instant, dong, slug, mapChoice, periodScheme, unitRow, unitChange]) {
    expect(z.toJSONSchema(schema, { io: 'output' })).toEqual(printed(schema));
  }
});
