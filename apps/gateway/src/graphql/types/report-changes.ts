import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { BigIntScalar, DayScalar, InstantScalar, PositionScalar } from '../schema/scalars.ts';
import { ReportChangeKind } from './enums.ts';
import { ReportFigure, ReportValue } from './report-figure.ts';

@ObjectType({
  description: 'By how much a reporter says that a figure is wrong. It is beside the figures, never in them.',
})
@Needs('gateway.read-reports')
export class ReportAdjustment {
  @Field(() => ID)
  readonly agency!: string;

  @Field(() => ID)
  readonly ref!: string;

  @Field(() => ID)
  readonly indicator!: string;

  @Field(() => BigIntScalar)
  readonly difference!: string;

  @Field(() => String, { description: 'Empty: not the caller’s to read.' })
  readonly reason!: string;
}

@ObjectType({ description: 'Where one addressee stands with its report.' })
@Needs('gateway.read-reports')
export class ReportReceived {
  @Field(() => ID)
  readonly agency!: string;

  @Field(() => Boolean, { description: 'Asked, not obliged: never missing.' })
  readonly asked!: boolean;

  @Field(() => DayScalar)
  readonly dueOn!: string;

  @Field(() => DayScalar, { nullable: true })
  readonly receivedOn!: string | null;

  @Field(() => String, { description: 'on-time, late, missing, pending; not-received of who is only asked.' })
  readonly state!: string;

  @Field(() => String, { nullable: true, description: 'figures, or nothing-to-report: that is a report, and no gap.' })
  readonly content!: string | null;
}

@ObjectType({ description: 'Work that was entered after a report was locked, and waits.' })
@Needs('gateway.read-reports')
export class LateWork {
  @Field(() => ID, { description: 'The record’s stream.' })
  readonly record!: string;

  @Field(() => DayScalar)
  readonly occurredOn!: string;

  @Field(() => DayScalar)
  readonly enteredOn!: string;

  @Field(() => PositionScalar)
  readonly at!: string;

  @Field(() => [ID], { description: 'Agencies whose reports do not hold it.' })
  readonly waitsFor!: readonly string[];

  @Field(() => Boolean, { description: 'Another report holds it: then it is in what is consolidated, once.' })
  readonly isIn!: boolean;
}

@ObjectType({ description: 'An event that changed figures after they were told.' })
@Needs('gateway.read-figure-events')
export class ReportChangeEvent {
  @Field(() => ReportChangeKind)
  readonly kind!: string;

  @Field(() => ID)
  readonly record!: string;

  @Field(() => ID)
  readonly event!: string;

  @Field(() => PositionScalar)
  readonly at!: string;

  @Field(() => InstantScalar)
  readonly recordedAt!: string;

  @Field(() => DayScalar)
  readonly occurredOn!: string;
}

@ObjectType({ description: 'A figure that was told as one value and is another.' })
@Needs('gateway.read-figures')
export class ReportFigureChange {
  @Field(() => ReportFigure, { nullable: true, description: 'As it was told.' })
  readonly figure!: ReportFigure | null;

  @Field(() => ReportValue)
  readonly from!: ReportValue;

  @Field(() => ReportValue)
  readonly to!: ReportValue;

  @Field(() => Boolean, { nullable: true, description: 'Of a line: the acceptance covers it.' })
  readonly covered!: boolean | null;

  @Field(() => [ReportChangeEvent], { nullable: true })
  readonly events!: readonly ReportChangeEvent[] | null;
}

@ObjectType({ description: 'What became of a report after its position.' })
@Needs('gateway.read-reports')
export class ReportChanges {
  @Field(() => PositionScalar)
  readonly since!: string;

  @Field(() => PositionScalar)
  readonly upTo!: string;

  @Field(() => [ReportFigureChange], { nullable: true })
  readonly figures!: readonly ReportFigureChange[] | null;
}

@ObjectType({ description: 'Where the line of an agency differs from what it signed.' })
@Needs('gateway.read-reports')
export class ReportLineDifference {
  @Field(() => ID)
  readonly agency!: string;

  @Field(() => PositionScalar)
  readonly signedAt!: string;

  @Field(() => [ReportFigureChange], { nullable: true })
  readonly figures!: readonly ReportFigureChange[] | null;
}

@ObjectType({ description: 'How many days an agency took from the happening of its work until it was entered.' })
@Needs('gateway.read-reports')
export class EntryDelay {
  @Field(() => ID)
  readonly agency!: string;

  @Field(() => Int)
  readonly records!: number;

  @Field(() => Float)
  readonly median!: number;

  @Field(() => Float, { description: 'Nine of ten were entered within so many.' })
  readonly p90!: number;
}
