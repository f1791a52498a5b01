import type { Day } from '@lien-nganh/kernel';
import type { Succession, Unit as MapUnit } from '@lien-nganh/vocabulary';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { DayScalar } from '../schema/scalars.ts';
import { UnitChangeExtent, UnitChangeKind, UnitLevel } from './enums.ts';

/** A unit with the day of the map on which it was asked for: its parent and children are those of that day. */
export interface UnitOnDay extends MapUnit {
  readonly on: Day;
}

export interface LineageStep extends Omit<Succession, 'from' | 'to'> {
  readonly other: UnitOnDay;
}

@ObjectType({ description: 'An administrative unit under one code, name, type and parent.' })
@Needs('gateway.read-units')
export class Unit {
  @Field(() => ID, { description: 'code@first day. Codes are reused, so a code alone is no identity.' })
  readonly key!: string;

  @Field(() => String)
  readonly code!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { description: 'tỉnh, huyện, thành phố, thị xã, phường, xã, thị trấn …' })
  readonly type!: string;

  @Field(() => UnitLevel)
  readonly level!: string;

  @Field(() => DayScalar, { nullable: true, description: 'Null where the official list does not say since when.' })
  readonly validFrom!: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'The first day on which it is no more.' })
  readonly validTo!: string | null;

  @Field(() => [String])
  readonly aliases!: readonly string[];

  @Field(() => DayScalar, { description: 'The day of the map: parent and children are those of this day.' })
  readonly on!: string;
}

@ObjectType({ description: 'One step of what became of a unit, or of what it was made from.' })
@Needs('gateway.read-units')
export class Lineage {
  @Field(() => DayScalar, { description: 'First day of the new map.' })
  readonly on!: string;

  @Field(() => UnitChangeKind)
  readonly kind!: string;

  @Field(() => UnitChangeExtent, { description: 'How much of the old unit went to the new one.' })
  readonly extent!: string;

  @Field(() => String, { nullable: true })
  readonly basis!: string | null;

  @Field(() => Unit, { description: 'The unit at the other end.' })
  readonly other!: UnitOnDay;
}
