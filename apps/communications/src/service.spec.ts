import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { serviceFaults } from '@lien-nganh/testing';
import { communications } from './service.ts';

describe('the communications service', () => {
  test('has its rows of the permission table, whole sentences and titles, like every service', () => {
    expect(serviceFaults(communications, Object.keys(permissions))).toEqual([]);
  });

  test('whoever enters work in the stead of another body names it', () => {
    const recording = communications.streams.flatMap(({ commands }) =>
      commands.filter(({ name }) => name === 'record'),
    );
    expect(recording).toHaveLength(10);
    for (const { onBehalfOf } of recording) expect(onBehalfOf({ lead: 'a', participants: [] }, {})).toBe('a');
  });
});
