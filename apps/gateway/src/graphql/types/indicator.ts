import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { DayScalar } from '../schema/scalars.ts';
import { Sentences } from './common.ts';
import { IndicatorKind, Sensitivity } from './enums.ts';

@ObjectType()
export class Breakdown {
  @Field(() => String)
  readonly dimension!: string;

  @Field(() => String, { description: 'partition, not-exhaustive or overlapping.' })
  readonly nature!: string;
}

@ObjectType({ description: 'The latest version of an indicator’s definition.' })
@Needs('gateway.read-indicators')
export class Indicator {
  @Field(() => ID)
  readonly code!: string;

  @Field(() => Int)
  readonly definitionVersion!: number;

  @Field(() => DayScalar)
  readonly validFrom!: string;

  @Field(() => DayScalar, { nullable: true })
  readonly validTo!: string | null;

  @Field(() => Sentences)
  readonly names!: IndicatorRecord['names'];

  @Field(() => String)
  readonly unitOfCount!: string;

  @Field(() => IndicatorKind)
  readonly kind!: IndicatorRecord['kind'];

  @Field(() => String, { nullable: true, description: 'What a distinct count counts.' })
  readonly subject!: string | null;

  @Field(() => String, { nullable: true, description: 'The measure that feeds it; null while nothing does.' })
  readonly measure!: string | null;

  @Field(() => [Breakdown])
  readonly breakdowns!: readonly Breakdown[];

  @Field(() => [String], { description: 'Obligations that it is about, <directive>/<code>.' })
  readonly obligations!: readonly string[];

  @Field(() => String, { description: 'The service whose work it counts.' })
  readonly service!: string;

  @Field(() => Sensitivity)
  readonly sensitivity!: IndicatorRecord['sensitivity'];

  @Field(() => String)
  readonly direction!: string;
}
