import { criteria } from '../criteria/criteria.ts';
import { sampleCriteria, scores } from '../criteria/examples.ts';
import type { Sending } from '@lien-nganh/testing';
import { recordsOf } from '../examples.ts';
import { healthyCommune } from './healthy-commune.ts';

export type Step = readonly [command: string, input: object, sending?: Sending];

const reviewer = { by: { account: 'reviewer' } };

/** All steps to the title of a year, with so many points. */
export function stepsTo(year: number, points: readonly [number, number] = [60, 30]): readonly Step[] {
  return [
    ['self-assess', { on: `${year}-11-01`, scores: scores(60, 40) }],
    ['review', { on: `${year}-11-20`, scores: scores(...points) }, reviewer],
    ['classify', { on: `${year}-12-01` }],
    [
      'recognise',
      { on: `${year}-12-20`, freeOf: 'both', decision: { document: '12/QĐ-UBND', dated: `${year}-12-20` } },
    ],
  ];
}

/** Communes on their way, under the sample criteria. */
export async function communesOnTheirWay() {
  const here = recordsOf(criteria, healthyCommune);
  await here.send(criteria, 'enter', { set: 'healthy-commune', ...sampleCriteria });
  const step = async (id: string, [name, input, sending]: Step) =>
    (await here.send(healthyCommune, name, input, { id, ...sending })).refused;

  async function register(commune: string, year: number, more: object = {}) {
    const { id, refused } = await here.send(healthyCommune, 'register', {
      ...{ commune, year, on: `${year}-01-15`, lead: 'district-901', ...more },
    });
    return refused ?? id;
  }

  /** As far as so many steps lead; gives the record's id. */
  async function onTheWay(commune: string, year: number, steps = 4, points?: readonly [number, number]) {
    const id = await register(commune, year);
    for (const one of stepsTo(year, points).slice(0, steps)) {
      const refused = await step(id, one);
      if (refused !== null) throw new Error(`${one[0]} is refused: ${refused}`);
    }
    return id;
  }
  const stateOf = (id: string) => here.stateOf('healthyCommune', id);
  return { ...here, register, step, onTheWay, stateOf };
}
