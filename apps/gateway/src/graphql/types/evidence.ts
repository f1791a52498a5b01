import { Field, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { DayScalar } from '../schema/scalars.ts';

@ObjectType({
  description: 'What shows that an obligation is being carried out: the work linked to it, and its figures.',
})
@Needs('gateway.read-evidence')
export class Evidence {
  @Field(() => DayScalar)
  readonly from!: string;

  @Field(() => DayScalar)
  readonly to!: string;
}
