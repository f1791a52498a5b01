import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { BigIntScalar, DayScalar } from '../schema/scalars.ts';
import { PeriodArgs } from './args.ts';
import { Sentences } from './common.ts';
import { OverviewRows, UnitLevel } from './enums.ts';
import { Figure } from './figure.ts';
import { Indicator } from './indicator.ts';

@ArgsType()
export class TrendArgs extends PeriodArgs {
  @Field(() => ID)
  readonly indicator!: string;

  @Field(() => ID, { nullable: true })
  readonly unit?: string | null;

  @Field(() => ID, { nullable: true })
  readonly agency?: string | null;

  @Field(() => ID, { nullable: true })
  readonly obligation?: string | null;
}

@ArgsType()
export class ScorecardArgs extends PeriodArgs {
  @Field(() => OverviewRows, { defaultValue: 'unit' })
  readonly by!: string;

  @Field(() => [ID])
  readonly indicators!: readonly string[];

  @Field(() => ID, { nullable: true, description: 'Only inside this unit.' })
  readonly unit?: string | null;

  @Field(() => UnitLevel, { nullable: true, description: 'Level of the rows.' })
  readonly level?: string | null;
}

@ObjectType({ description: 'Days, both included.' })
export class Days {
  @Field(() => DayScalar)
  readonly from!: string;

  @Field(() => DayScalar)
  readonly to!: string;
}

@ObjectType({ description: 'A calendar month, the first and last as far as they lie in the period.' })
@Needs('gateway.read-figures')
export class TrendMonth extends Days {
  @Field(() => Figure, { nullable: true })
  readonly figure!: unknown;
}

@ObjectType({ description: 'A figure month by month.' })
@Needs('gateway.read-figures')
export class Trend {
  @Field(() => [TrendMonth])
  readonly months!: readonly TrendMonth[];

  @Field(() => Figure, { nullable: true, description: 'Of the whole period, asked by itself.' })
  readonly whole!: unknown;

  @Field(() => Sentences, {
    nullable: true,
    description: 'Why the months are not to be added up; null: they are the whole.',
  })
  readonly notAddedBecause!: Sentences | null;
}

@ObjectType({ description: 'How much a value is more or less than an earlier one.' })
export class Change {
  @Field(() => BigIntScalar, { nullable: true, description: 'Null where either is no number.' })
  readonly by!: string | null;

  @Field(() => Int, { nullable: true, description: 'Whole percent, towards zero; null also where there was none.' })
  readonly percent!: number | null;

  @Field(() => Boolean, { description: 'The two were counted by different versions of the definition.' })
  readonly acrossDefinitions!: boolean;
}

@ObjectType({ description: 'One indicator of one row. Its direction says whether more is better, worse or neither.' })
@Needs('gateway.read-overview')
export class Score {
  @Field(() => Indicator, { nullable: true })
  readonly indicator!: unknown;

  @Field(() => Figure, { nullable: true })
  readonly figure!: unknown;

  @Field(() => Figure, { nullable: true, description: 'Of the period before; null where the row was not there.' })
  readonly before!: unknown;

  @Field(() => Figure, { nullable: true, description: 'Of the same period of the year before.' })
  readonly yearBefore!: unknown;

  @Field(() => Change, { nullable: true })
  readonly change!: Change | null;

  @Field(() => Change, { nullable: true })
  readonly changeOnYear!: Change | null;
}

@ObjectType()
@Needs('gateway.read-overview')
export class Scorecard {
  @Field(() => ID, { description: 'The unit or agency.' })
  readonly row!: string;

  @Field(() => [Score])
  readonly scores!: readonly Score[];
}

@ObjectType({ description: 'Units or agencies with how their figures changed, by key and never ranked.' })
@Needs('gateway.read-overview')
export class Scorecards {
  @Field(() => OverviewRows)
  readonly by!: string;

  @Field(() => Days, { description: 'The period before: as many months, or as many days.' })
  readonly before!: Days;

  @Field(() => Days, { description: 'The same period of the year before.' })
  readonly yearBefore!: Days;

  @Field(() => [Scorecard])
  readonly rows!: readonly Scorecard[];
}
