import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { DayScalar } from '../schema/scalars.ts';

/** Counts of due reports: `due` is the others together. */
@ObjectType({ isAbstract: true })
export class ReportCounts {
  @Field(() => Int, { description: 'Of the obliged alone: who is only asked is never due.' })
  readonly due!: number;

  @Field(() => Int)
  readonly onTime!: number;

  @Field(() => Int)
  readonly late!: number;

  @Field(() => Int, { description: 'Not in, and the due day has passed. Not the same as a report of nothing.' })
  readonly missing!: number;

  @Field(() => Int, { description: 'Not in, and still in time.' })
  readonly pending!: number;
}

@ObjectType({ description: 'One period of a reporting regime.' })
@Needs('gateway.read-figures')
export class ReportedPeriod extends ReportCounts {
  @Field(() => ID)
  readonly regime!: string;

  @Field(() => String, { description: '2013-H2, or 2013.' })
  readonly code!: string;

  @Field(() => DayScalar)
  readonly from!: string;

  @Field(() => DayScalar, { description: 'Included.' })
  readonly to!: string;

  @Field(() => DayScalar, { description: 'The last day whose figures the reports hold.' })
  readonly cutOff!: string;

  @Field(() => DayScalar)
  readonly dueOn!: string;
}

@ObjectType({
  description:
    'How many of the due reports are in: of the reporting period that is just the asked days, else of those that end within them.',
})
@Needs('gateway.read-figures')
export class ReportsIn extends ReportCounts {}
