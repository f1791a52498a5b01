import { work } from '@lien-nganh/work';
import { z } from 'zod';

const said = {
  kindOfPlace: z.enum(['lodging', 'rented-rooms', 'household', 'other']),
  /** Places that were checked on that day, each time counted. */
  visits: z.int().min(1).max(100_000),
};

/** Checks of residence that were made in a commune on a day. Whom they concerned is not recorded. */
export const residenceCheck = work({
  service: 'inspections',
  prefix: 'residenceCheck',
  title: { vi: 'Kiểm tra cư trú', en: 'Residence checks' },
  content: z.strictObject(said),
  input: said,
  levels: ['commune'],
  measures: ['inspections.residence-check'],
  says: ({ kindOfPlace, visits }) => `${kindOfPlace}, ${visits} lượt`,
});
