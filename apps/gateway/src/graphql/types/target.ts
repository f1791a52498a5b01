import { Field, ID, ObjectType } from '@nestjs/graphql';
import { BigIntScalar, DayScalar } from '../schema/scalars.ts';

/** What every target of a plan says, wherever it is told. */
@ObjectType({ isAbstract: true })
export abstract class TargetOfPlan {
  @Field(() => ID, { description: 'The plan’s stream.' })
  readonly plan!: string;

  @Field(() => ID, { description: 'Key of the unit of which it is set.' })
  readonly unit!: string;

  @Field(() => BigIntScalar)
  readonly value!: string;

  @Field(() => DayScalar, { description: 'The plan’s period.' })
  readonly from!: string;

  @Field(() => DayScalar, { description: 'Included.' })
  readonly to!: string;
}
