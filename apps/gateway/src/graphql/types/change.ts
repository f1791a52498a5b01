import { Field, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { Figure, FigureValue } from './figure.ts';

@ObjectType({ description: 'A figure that has another value than before.' })
@Needs('gateway.watch-figures')
export class FigureChange {
  @Field(() => FigureValue)
  readonly previous!: unknown;

  @Field(() => Figure)
  readonly figure!: unknown;
}
