import { id } from '@lien-nganh/contracts/shapes';
import { lookUp, type LookUp } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { standing, work, type Work } from '@lien-nganh/work';
import { z } from 'zod';

/**
 * Which models a commune replicates, from day to day: one record for a commune, so that a commune with two models is one
 * commune. With none left it counts no more, until it takes one up again.
 */
export const replication = work({
  service: 'communities',
  prefix: 'replication',
  title: { vi: 'Nhân rộng mô hình tại xã, phường, thị trấn', en: 'Replication of models in a commune' },
  content: z.strictObject({ models: z.array(id) }),
  input: { models: z.array(slug).max(40) },
  lasts: true,
  levels: ['commune'],
  measures: ['communities.replicating-commune'],
  says: ({ models }) => models.join(', '),
  only: ({ unit }) => unit,
  looksUp: ({ models }) => ({ unknown: unknownOf(models) }),
  rules: {
    'models-are-known': {
      vi: 'Mô hình được nhân rộng phải là mô hình đã ghi nhận.',
      en: 'A commune replicates models that are recorded.',
      broken: ({ facts: { unknown } }) => (unknown as readonly string[]).length > 0,
    },
    'each-model-once': {
      vi: 'Mỗi mô hình chỉ ghi một lần.',
      en: 'A model is named once.',
      broken: ({ content: { models } }) => new Set(models).size < models.length,
    },
  },
});

/** Those that no record stands for. */
function unknownOf(models: readonly string[]): LookUp<readonly string[]> {
  return lookUp([], async (_, records) => {
    if (!records) throw new Error('models are looked up where there are no records');
    const found = await Promise.all(
      models.map(async (one) => standing((await records.stateOf('model', one)) as Work) !== null),
    );
    return models.filter((_one, index) => !found[index]);
  });
}
