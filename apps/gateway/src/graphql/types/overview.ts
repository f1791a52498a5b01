import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { BigIntScalar } from '../schema/scalars.ts';
import { Figure, UnitSpan } from './figure.ts';
import { Indicator } from './indicator.ts';
import { OverviewRows, UnitLevel } from './enums.ts';

@ObjectType()
export class OverviewCell {
  @Field(() => ID, { description: 'The unit, agency or obligation of this row.' })
  readonly row!: string;

  @Field(() => Figure, { nullable: true })
  readonly figure!: unknown;
}

@ObjectType({ description: 'What has no one place among the units of a level. It is part of the total.' })
export class CannotBePlaced {
  @Field(() => UnitLevel)
  readonly level!: string;

  @Field(() => BigIntScalar)
  readonly value!: string;
}

@ObjectType({ description: 'A row by unit, and when it stood on the asked maps.' })
export class OverviewUnit {
  @Field(() => ID)
  readonly row!: string;

  @Field(() => [UnitSpan], { description: 'One for each key that the unit had.' })
  readonly spans!: readonly UnitSpan[];
}

@ObjectType({ description: 'One indicator over all rows.' })
export class OverviewColumn {
  @Field(() => Indicator)
  readonly indicator!: unknown;

  @Field(() => [OverviewCell], { description: 'In the order of the rows.' })
  readonly cells!: readonly OverviewCell[];

  @Field(() => Figure, { nullable: true, description: 'Each thing once: not the sum of cells that overlap.' })
  readonly total!: unknown;

  @Field(() => [CannotBePlaced])
  readonly cannotBePlaced!: readonly CannotBePlaced[];
}

@ObjectType({ description: 'Units, agencies or obligations against indicators.' })
@Needs('gateway.read-overview')
export class Overview {
  @Field(() => OverviewRows)
  readonly by!: string;

  @Field(() => [ID])
  readonly rows!: readonly string[];

  @Field(() => [OverviewUnit], {
    description:
      'The rows, where they are by unit. Inside a unit, a row holds all of its own, also what lay elsewhere.',
  })
  readonly units!: readonly OverviewUnit[];

  @Field(() => [OverviewColumn], { nullable: 'items', description: 'Null where the caller may not see the indicator.' })
  readonly columns!: readonly unknown[];
}
