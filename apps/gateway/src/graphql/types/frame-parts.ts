import { Field, ObjectType } from '@nestjs/graphql';
import { BigIntScalar, DayScalar, MapChoiceScalar } from '../scalars.ts';

@ObjectType()
export class FrameMap {
  @Field(() => MapChoiceScalar)
  readonly choice!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Day of the one map; null where each thing lies on its own day’s.',
  })
  readonly day!: string | null;
}

@ObjectType({ description: 'What has no one place on the map: in no unit’s value, and in the province’s.' })
export class Unplaced {
  @Field(() => BigIntScalar)
  readonly value!: string;

  @Field(() => [String])
  readonly because!: readonly string[];
}

@ObjectType({ description: 'Only what is of one value of a dimension.' })
export class FramePart {
  @Field(() => String)
  readonly dimension!: string;

  @Field(() => String, { description: 'Empty: not classified.' })
  readonly value!: string;
}
