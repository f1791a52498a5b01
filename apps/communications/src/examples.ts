import type { Command, StreamType } from '@lien-nganh/kernel';
import type { Circumstances } from '@lien-nganh/testing';

/** The little province of the specs. All of it is invented. */
export const commune = '90001@2004-01-01';

const unit = {
  ...{ unit: commune, code: '90001', name: 'A', type: 'xã', parentCode: '900', validFrom: '2004-01-01', validTo: null },
  ...{ aliases: [], changes: [] },
};
const agencies = new Map(
  ['culture', 'front', 'police'].map((slug) => [
    slug,
    { agency: slug, level: 'province', validFrom: '2004-01-01', validTo: null },
  ]),
);

/** What the look-ups of a command find; `campaign`: whether one ran on the day; `places`: whether those that are named are known. */
export function known(campaign = true, places = true): Circumstances {
  const lookUps = {
    unit,
    agencies,
    proposed: [],
    known: new Map(),
    facts: { campaign, area: places, establishment: places },
  };
  return { actor: { agency: 'culture' }, lookUps };
}

export const placed = { on: '2013-07-10', unit: commune, lead: 'culture' };

export const command = (type: StreamType, name: string): Command => type.commands.find((one) => one.name === name)!;
