import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Exactness } from './enums.ts';
import { BigIntScalar, DayScalar, MapChoiceScalar } from '../schema/scalars.ts';

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

@ObjectType({
  description: 'A figure that was entered from a paper. Nothing is behind it but that paper: no event, no record.',
})
export class ImportedFigure {
  @Field(() => ID, { description: 'The record of the reporting service that holds it, with the scan of the paper.' })
  readonly record!: string;

  @Field(() => ID)
  readonly unit!: string;

  @Field(() => DayScalar)
  readonly from!: string;

  @Field(() => DayScalar, { description: 'Included. Of a stock both are its day.' })
  readonly to!: string;

  @Field(() => BigIntScalar)
  readonly value!: string;

  @Field(() => Exactness)
  readonly exactness!: 'exact' | 'rounded';

  @Field(() => String, { description: 'Number of the paper.' })
  readonly document!: string;

  @Field(() => DayScalar)
  readonly dated!: string;
}
