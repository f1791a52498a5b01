import type { Day } from '@lien-nganh/kernel';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { AsOfScalar, DayScalar } from '../schema/scalars.ts';
import { PageArgs } from './common.ts';
import { Agency } from './directive.ts';
import { CoverageState } from './enums.ts';
import { Figure } from './figure.ts';
import { TableFrame } from './table-frame.ts';
import { TargetOfPlan } from './target.ts';

/** What counts of work say in the matrix. */
export const ACTIVITIES = 'Linked to it now; null where some of them are none of the caller’s business.';
export const STOOD = 'Of what lasts: begun before the period, and still standing in it.';

@ArgsType()
export class DaysArgs {
  @Field(() => DayScalar)
  readonly from!: Day;

  @Field(() => DayScalar, { description: 'Included.' })
  readonly to!: Day;

  @Field(() => AsOfScalar, { nullable: true, description: 'As known at the end of this day, or at this position.' })
  readonly asOf?: string | null;
}

@ArgsType()
export class CoverageArgs extends DaysArgs {
  @Field(() => ID)
  readonly directive!: string;
}

@ArgsType()
export class CellArgs {
  @Field(() => [CoverageState], { nullable: true, description: 'Only in these states; null: in any.' })
  readonly states?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only of this addressee.' })
  readonly agency?: string | null;
}

@ArgsType()
export class ActivityArgs extends PageArgs {
  @Field(() => DayScalar)
  readonly from!: Day;

  @Field(() => DayScalar, { description: 'Included.' })
  readonly to!: Day;

  @Field(() => AsOfScalar, { nullable: true, description: 'As known at the end of this day, or at this position.' })
  readonly asOf?: string | null;

  @Field(() => ID, { nullable: true, description: '<directive>/<code>.' })
  readonly obligation?: string | null;

  @Field(() => ID, { nullable: true, description: 'Lead or participant.' })
  readonly agency?: string | null;
}

@ObjectType({ description: 'A target that a plan set, and how far it is reached on the line of the addressee.' })
@Needs('gateway.read-coverage')
export class PlanTarget extends TargetOfPlan {
  @Field(() => ID)
  readonly indicator!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Whole percent, rounded down; null where no number is known, and of the line of one of several that planned together.',
  })
  readonly share!: number | null;

  @Field(() => Figure, {
    nullable: true,
    description:
      'From the first day of the plan to the end of the asked period: the addressee’s line; where a People’s Committee planned for its unit, all that was done there.',
  })
  readonly reached!: unknown;
}

@ObjectType({ description: 'Who did work that is counted for an addressee, and how much.' })
@Needs('gateway.read-coverage')
export class CoverageDoer {
  @Field(() => Agency, { nullable: true })
  readonly agency!: unknown;

  @Field(() => Int, { description: 'What several did together is one of each.' })
  readonly activities!: number;
}

@ObjectType({
  description: 'One addressee’s part in one obligation, judged for a period. EVIDENCED is not done: only CONFIRMED is.',
})
@Needs('gateway.read-coverage')
export class CoverageCell {
  @Field(() => CoverageState)
  readonly state!: string;

  @Field(() => Boolean, { description: 'Asked, not ordered: never overdue.' })
  readonly requested!: boolean;

  @Field(() => Boolean, { description: 'A day that was set has passed, and nobody has confirmed it.' })
  readonly overdue!: boolean;

  @Field(() => DayScalar, { description: 'First day of what is judged: the directive’s where it is asked once.' })
  readonly since!: string;

  @Field(() => DayScalar, { description: 'Included.' })
  readonly to!: string;
}

@ObjectType({ description: 'One obligation, judged for a period.' })
@Needs('gateway.read-coverage')
export class CoverageRow {
  @Field(() => DayScalar, { description: 'First day of what is judged: the directive’s where it is asked once.' })
  readonly since!: string;

  @Field(() => DayScalar, { description: 'Included.' })
  readonly to!: string;
}

@ObjectType({ description: 'How many cells stand in a state.' })
export class CoverageCount {
  @Field(() => CoverageState)
  readonly state!: string;

  @Field(() => Int)
  readonly cells!: number;
}

@ObjectType({ description: 'What one must know to read the matrix.' })
export class CoverageFrame extends TableFrame {}

@ObjectType({ description: 'The obligations of a directive against those whom they address.' })
@Needs('gateway.read-coverage')
export class Coverage {
  @Field(() => ID)
  readonly directive!: string;

  @Field(() => CoverageFrame)
  readonly frame!: CoverageFrame;

  @Field(() => [CoverageCount], { description: 'Each state once, those of no cell too.' })
  readonly states!: readonly CoverageCount[];
}
