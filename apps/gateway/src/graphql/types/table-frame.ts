import { Field, ObjectType } from '@nestjs/graphql';
import { PositionScalar } from '../schema/scalars.ts';
import { CompleteTo, FramePeriod } from './figure.ts';

@ObjectType({ description: 'What one must know to read a table of figures, besides the frame of each.' })
export class TableFrame {
  @Field(() => FramePeriod)
  readonly period!: FramePeriod;

  @Field(() => PositionScalar, { nullable: true, description: 'As known up to here; null: with all that has arrived.' })
  readonly asOf!: string | null;

  @Field(() => CompleteTo, { nullable: true, description: 'Null: not every service has told yet.' })
  readonly completeTo!: CompleteTo | null;

  @Field(() => [String], { description: 'Services of which something waits for a decision.' })
  readonly incomplete!: readonly string[];
}
