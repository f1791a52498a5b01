import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar } from '../schema/scalars.ts';

@ObjectType({ description: 'Days, both included.' })
export class ReleasedPeriod {
  @Field(() => DayScalar)
  readonly from!: string;

  @Field(() => DayScalar)
  readonly to!: string;
}

@ObjectType({ description: 'A table in which small counts left their service, and what it says of itself.' })
export class ReleaseTold {
  @Field(() => ID)
  readonly release!: string;

  @Field(() => Int, { description: '1, 2 …: a correction is another edition of the whole table.' })
  readonly edition!: number;

  @Field(() => String, { description: 'The agency that released it.' })
  readonly agency!: string;

  @Field(() => DayScalar)
  readonly releasedOn!: string;

  @Field(() => Int, { nullable: true, description: 'Counts below it are withheld. Null: none is.' })
  readonly threshold!: number | null;

  @Field(() => ReleasedPeriod, { description: 'Of a stock both days are its day.' })
  readonly period!: ReleasedPeriod;
}

@ObjectType({ description: 'How an estimate was made. It has no events behind it.' })
export class Estimate {
  @Field(() => String)
  readonly method!: string;

  @Field(() => String, { description: 'Who made it.' })
  readonly author!: string;

  @Field(() => DayScalar, { description: 'The day for which it was made.' })
  readonly on!: string;
}
