import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { BigIntScalar } from '../schema/scalars.ts';
import { PeriodArgs } from './args.ts';
import { Sentences } from './common.ts';
import { NotTheSum, PivotAxis, PivotStep, UnitLevel } from './enums.ts';
import { Figure } from './figure.ts';
import { Indicator } from './indicator.ts';

@ArgsType()
export class PivotArgs extends PeriodArgs {
  @Field(() => ID)
  readonly indicator!: string;

  @Field(() => PivotAxis, { description: 'Agencies and obligations are not crossed with each other.' })
  readonly rows!: string;

  @Field(() => PivotAxis)
  readonly columns!: string;

  @Field(() => String, { nullable: true, description: 'For DIMENSION: one by which the indicator is broken down.' })
  readonly dimension?: string | null;

  @Field(() => PivotStep, {
    defaultValue: 'month',
    description: 'For PERIOD, counted from the first day: half-years from 1 January as those from 15 December.',
  })
  readonly step!: string;

  @Field(() => UnitLevel, { nullable: true, description: 'For UNIT; null: districts where there are, else communes.' })
  readonly level?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this unit, and only units inside it.' })
  readonly unit?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only the line of this agency.' })
  readonly agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only the line of this obligation, <directive>/<code>.' })
  readonly obligation?: string | null;
}

@ObjectType({ description: 'A row or a column.' })
export class PivotHeading {
  @Field(() => ID, {
    description: 'Of a unit, agency or obligation its key; of a period its first day; of a dimension its value.',
  })
  readonly key!: string;

  @Field(() => Sentences)
  readonly name!: Sentences;
}

@ObjectType({ description: 'One kind of why, in words.' })
export class NotTheSumReason {
  @Field(() => NotTheSum)
  readonly kind!: string;

  @Field(() => Sentences)
  readonly sentence!: Sentences;
}

@ObjectType({
  description: 'Why the sum of some cells is not their total, which is asked by itself and never made of them.',
})
export class NotAdded {
  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'What of the total is in no cell, where it is only that: REMAINDER. Never of what comes in releases.',
  })
  readonly rest!: string | null;
}

@ObjectType({ description: 'A total, and why the cells of its line are not it; null: they are.' })
@Needs('gateway.read-figures')
export class PivotTotal {
  @Field(() => ID, { description: 'Of the row or the column.' })
  readonly key!: string;

  @Field(() => Figure, { nullable: true })
  readonly figure!: unknown;

  @Field(() => NotAdded, { nullable: true })
  readonly notTheSum!: unknown;
}

@ObjectType()
@Needs('gateway.read-figures')
export class PivotCell {
  @Field(() => ID)
  readonly column!: string;

  @Field(() => Figure, { nullable: true, description: 'A figure like any other, with its frame and events.' })
  readonly figure!: unknown;
}

@ObjectType()
@Needs('gateway.read-figures')
export class PivotLine {
  @Field(() => ID)
  readonly row!: string;

  @Field(() => [PivotCell], { description: 'In the order of the columns.' })
  readonly cells!: readonly PivotCell[];

  @Field(() => PivotTotal)
  readonly total!: PivotTotal;
}

@ObjectType({ description: 'An indicator by two of unit, agency or obligation, period and dimension.' })
@Needs('gateway.read-figures')
export class Pivot {
  @Field(() => Indicator, { nullable: true })
  readonly indicator!: unknown;

  @Field(() => [PivotHeading])
  readonly rows!: readonly PivotHeading[];

  @Field(() => [PivotHeading])
  readonly columns!: readonly PivotHeading[];

  @Field(() => [PivotLine], { description: 'In the order of the rows.' })
  readonly lines!: readonly PivotLine[];

  @Field(() => [PivotTotal], { description: 'In the order of the columns.' })
  readonly columnTotals!: readonly PivotTotal[];

  @Field(() => Figure, { nullable: true })
  readonly total!: unknown;

  @Field(() => NotAdded, { nullable: true, description: 'Why the totals of the rows are not the total.' })
  readonly rowsNotTheSum!: unknown;

  @Field(() => NotAdded, { nullable: true, description: 'Why the totals of the columns are not the total.' })
  readonly columnsNotTheSum!: unknown;
}
