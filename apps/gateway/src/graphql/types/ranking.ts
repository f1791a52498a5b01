import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { BigIntScalar } from '../schema/scalars.ts';
import { PeriodArgs } from './args.ts';
import { Sentences } from './common.ts';
import { Direction, NotRanked, RankingOf, RankingRows, UnitLevel } from './enums.ts';
import { Figure } from './figure.ts';
import { ReportCounts } from './reports.ts';

@ArgsType()
export class RankingArgs extends PeriodArgs {
  @Field(() => RankingOf)
  readonly what!: string;

  @Field(() => RankingRows, { defaultValue: 'agency', description: 'Timeliness is of agencies alone.' })
  readonly by!: string;

  @Field(() => ID, { nullable: true, description: 'Of a share: what is counted. Never what is found by checking.' })
  readonly indicator?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of which it is a share: an indicator of the same unit of count. Null: of itself, with a part.',
  })
  readonly of?: string | null;

  @Field(() => String, { nullable: true })
  readonly dimension?: string | null;

  @Field(() => String, { nullable: true, description: 'Only what is of this value of the dimension.' })
  readonly part?: string | null;

  @Field(() => UnitLevel, { nullable: true, description: 'Of units; null: districts where there are, else communes.' })
  readonly level?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only inside this unit.' })
  readonly unit?: string | null;
}

@ObjectType({ description: 'How those whose day was set kept it.' })
export class Timeliness extends ReportCounts {}

@ObjectType({ description: 'One row of a ranking.' })
@Needs('gateway.read-figures')
export class Rank {
  @Field(() => Int, { nullable: true, description: 'Equal ones share one. Null: it has none, and comes last.' })
  readonly rank!: number | null;

  @Field(() => ID)
  readonly row!: string;

  @Field(() => Sentences)
  readonly name!: Sentences;

  @Field(() => BigIntScalar, { nullable: true })
  readonly number!: string | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Of how many; what may still come in time is not in it.' })
  readonly of!: string | null;

  @Field(() => Int, { nullable: true, description: 'Rounded down; the order is exact.' })
  readonly percent!: number | null;

  @Field(() => NotRanked, { nullable: true })
  readonly because!: string | null;

  @Field(() => Figure, { nullable: true, description: 'Of a share: its number.' })
  readonly figure!: unknown;

  @Field(() => Figure, { nullable: true, description: 'Of a share: what it is of.' })
  readonly ofFigure!: unknown;

  @Field(() => Timeliness, { nullable: true })
  readonly counts!: unknown;
}

@ObjectType({
  description:
    'Units or agencies by a share or by their timeliness. Counts are never ranked, violations above all: who checks more finds more.',
})
@Needs('gateway.read-figures')
export class Ranking {
  @Field(() => RankingOf)
  readonly what!: string;

  @Field(() => Direction, { description: 'Whether more is better: NEITHER says that the first is not the best.' })
  readonly direction!: string;

  @Field(() => [Rank])
  readonly ranks!: readonly Rank[];
}
