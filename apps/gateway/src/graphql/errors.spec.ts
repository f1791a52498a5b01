import { describe, expect, test } from '@jest/globals';
import type { TellOutage } from '@lien-nganh/service-host';
import { GraphQLError } from 'graphql';
import { formatterOf } from './errors.ts';

/** As a client gets it: what a resolver threw, and what is known of the database. */
function told(thrown: Error, outage?: TellOutage) {
  const wrapped = new GraphQLError(thrown.message, { originalError: thrown, path: ['units'] });
  const { message, extensions } = formatterOf(() => undefined, outage)(wrapped.toJSON(), wrapped);
  return { message, extensions };
}

const gone = new Error('Connection terminated unexpectedly');
const full = Object.assign(new Error('could not extend file'), { severity: 'ERROR', code: '53100' });
const why = {
  message: expect.stringContaining('The disk that holds the data is full'),
  extensions: {
    ...{ code: 'UNAVAILABLE', details: { why: 'disk-full' } },
    ...{ vi: expect.stringContaining('Ổ đĩa chứa dữ liệu đã đầy'), en: expect.stringContaining('disk') },
  },
};

describe('a database that cannot be used', () => {
  test('is told with the reason, where the server said it or whoever runs the server knows it', () => {
    expect(told(full)).toEqual(why);
    expect(told(gone, () => 'disk-full')).toEqual(why);
  });

  test('is told without one where none is known', () => {
    const { extensions } = told(gone, () => null);
    expect(extensions).toMatchObject({ code: 'UNAVAILABLE', en: expect.stringContaining('not available now') });
    expect(extensions).not.toHaveProperty('details');
  });
});
