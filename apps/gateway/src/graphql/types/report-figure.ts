import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { BigIntScalar } from '../schema/scalars.ts';
import { Sentences } from './common.ts';
import { ReportColumnName, Sensitivity } from './enums.ts';
import { FramePart, Unplaced } from './frame-parts.ts';
import { TargetOfPlan } from './target.ts';

@ObjectType({ description: 'A value of a report: just one of these is not null.' })
export class ReportValue {
  @Field(() => BigIntScalar, { nullable: true })
  readonly number?: string;

  @Field(() => String, { nullable: true, description: 'Of a plan, with one decimal.' })
  readonly percent?: string;

  @Field(() => Int, { nullable: true, description: 'It is none, and so often somebody looked.' })
  readonly zeroWithChecks?: number;

  @Field(() => String, { nullable: true, description: 'Why there is none: no-target is not 0 %.' })
  readonly missing?: string;

  @Field(() => Boolean, { nullable: true })
  readonly withheld?: boolean;

  @Field(() => String, { nullable: true, description: 'Why it has no place on the asked map.' })
  readonly cannotBeCarried?: string;

  @Field(() => Boolean, { nullable: true })
  readonly notYours?: boolean;
}

@ObjectType({ description: 'A target of a plan that bears on a figure.' })
export class PlannedTarget extends TargetOfPlan {
  @Field(() => [ID], { description: 'Whose plan it is.' })
  readonly agencies!: readonly string[];
}

@ObjectType({ description: 'One figure of a report, found again by its reference at any position.' })
@Needs('gateway.read-figures')
export class ReportFigure {
  @Field(() => ID)
  readonly ref!: string;

  @Field(() => ID)
  readonly indicator!: string;

  @Field(() => Sentences)
  readonly names!: Sentences;

  @Field(() => String, { nullable: true })
  readonly unitOfCount!: string | null;

  @Field(() => [Int])
  readonly definitionVersions!: readonly number[];

  @Field(() => ID, { nullable: true, description: 'Null: the whole province.' })
  readonly unit!: string | null;

  @Field(() => ID, { nullable: true })
  readonly agency!: string | null;

  @Field(() => FramePart, { nullable: true })
  readonly part!: FramePart | null;

  @Field(() => Int, { nullable: true, description: 'Only this quarter of the year so far.' })
  readonly quarter!: number | null;

  @Field(() => ReportColumnName)
  readonly column!: string;

  @Field(() => Sensitivity)
  readonly sensitivity!: string;

  @Field(() => ReportValue)
  readonly value!: ReportValue;

  @Field(() => Unplaced, { nullable: true, description: 'What may lie in its unit and has no one place on the map.' })
  readonly cannotBePlaced!: Unplaced | null;

  @Field(() => [PlannedTarget], {
    description:
      'Of a plan and its percent: every target that bears on the figure, also where only some whose work is counted have one.',
  })
  readonly targets!: readonly PlannedTarget[];
}
