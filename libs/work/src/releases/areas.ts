import { allUnits } from '@lien-nganh/contracts/reference';
import { lookUp, ownRecord, type Day, type LookUp } from '@lien-nganh/kernel';
import { unitsOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { standing, type Work } from '../state.ts';

/** A set of communes in which groups are counted, where a commune or a district would be too narrow. */
export interface Area {
  readonly code: string;
  readonly communes: readonly string[];
}

const shape = z.object({ areas: z.array(z.object({ code: z.string(), communes: z.array(z.string()) })) });

/** The reporting areas that stood on a day, by the records of a stream type, one for each province. */
export function areasOn(prefix: string, on: Day): LookUp<readonly Area[]> {
  return lookUp(['units'], async (rows, records) => {
    const map = await allUnits().resolve(rows);
    const provinces = map.units.filter(({ level }) => level === 'province').map(({ key }) => key);
    const found = provinces.map((key) => ownRecord<Work>(prefix, key).resolve(rows, records));
    return (await Promise.all(found)).flatMap((state) => areasIn(state, on));
  });
}

function areasIn(state: Work, on: Day): readonly Area[] {
  const record = standing(state);
  if (!record || (record.endedOn !== null && record.endedOn <= on)) return [];
  const content = record.stretches.findLast(({ from }) => from <= on)?.content;
  return content ? shape.parse(content).areas : [];
}

/** Those of the communes that were none on the day. */
export function communesMissing(on: Day): LookUp<(communes: readonly string[]) => boolean> {
  return lookUp(['units'], async (rows) => {
    const there = new Set(unitsOn(await allUnits().resolve(rows), on).flatMap((unit) => communeOf(unit)));
    return (communes) => communes.some((key) => !there.has(key));
  });
}

function communeOf({ key, level }: { readonly key: string; readonly level: string }): readonly string[] {
  return level === 'commune' ? [key] : [];
}
