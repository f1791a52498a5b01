import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { AsOfScalar, DayScalar, MapChoiceScalar, PositionScalar } from '../schema/scalars.ts';
import { Sentences } from './common.ts';

@ArgsType()
export class ReportArgs {
  @Field(() => ID)
  readonly regime!: string;

  @Field(() => ID, { description: '2013-H2, or 2013.' })
  readonly period!: string;

  @Field(() => ID, { nullable: true, description: 'Whose own report; null: the one that consolidates those of all.' })
  readonly agency?: string | null;

  @Field(() => AsOfScalar, { nullable: true, description: 'Null: up to where everything has arrived.' })
  readonly asOf?: string | null;

  @Field(() => MapChoiceScalar, { defaultValue: 'as-was' })
  readonly map!: string;
}

@ArgsType()
export class ReportFigureArgs {
  @Field(() => ID, { description: 'As it stands on paper: 2013-H2-7K3QF9ZX2M.' })
  readonly ref!: string;

  @Field(() => AsOfScalar, { nullable: true, description: 'Null: up to where everything has arrived.' })
  readonly position?: string | null;
}

@ObjectType({
  description: 'A report of a period at one position of the log: of an agency, or the one that consolidates.',
})
@Needs('gateway.read-reports')
export class Report {
  @Field(() => ID)
  readonly regime!: string;

  @Field(() => ID)
  readonly period!: string;

  @Field(() => ID, { nullable: true })
  readonly agency!: string | null;

  @Field(() => String, {
    description: 'opened, drafted, submitted, returned, accepted, closed; drafted, consolidated, issued, withdrawn.',
  })
  readonly state!: string;

  @Field(() => DayScalar)
  readonly from!: string;

  @Field(() => DayScalar)
  readonly to!: string;

  @Field(() => DayScalar)
  readonly cutOff!: string;

  @Field(() => Sentences, { description: 'How the year is cut.' })
  readonly scheme!: Sentences;

  @Field(() => ID)
  readonly template!: string;

  @Field(() => Int)
  readonly templateVersion!: number;

  @Field(() => PositionScalar)
  readonly position!: string;

  @Field(() => String, { description: 'SHA-256 of the figures: what a submission says was seen.' })
  readonly hash!: string;
}
