import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { DayScalar } from '../schema/scalars.ts';
import { connectionType } from './common.ts';

@ObjectType({
  description:
    'One piece of recorded work of any service, in its present state: one record, however many took part and however many obligations it serves.',
})
@Needs('gateway.read-activities')
export class Activity {
  @Field(() => ID, { description: 'The record’s stream, as in the events of a figure.' })
  readonly stream!: string;

  @Field(() => String, { description: '<service>.<kind>, communications.session.' })
  readonly type!: string;

  @Field(() => ID)
  readonly record!: string;

  @Field(() => DayScalar)
  readonly occurredOn!: string;

  @Field(() => DayScalar, { description: 'First day on which it stands: a plan’s is that of its period.' })
  readonly standsFrom!: string;

  @Field(() => DayScalar, { nullable: true, description: 'The first day without it; null: it still stands.' })
  readonly standsUntil!: string | null;

  @Field(() => Boolean)
  readonly withdrawn!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'The record that it was decided to be the same work as: that one counts.',
  })
  readonly sameAs!: string | null;

  @Field(() => Int, { description: 'Possible twins that nobody has decided.' })
  readonly openPairs!: number;
}

export const ActivityConnection = connectionType(Activity, 'gateway.read-activities');
