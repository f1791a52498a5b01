import type { AgencyRecord, FollowUpRecord, ObligationRecord } from '@lien-nganh/contracts/reference';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { DayScalar } from '../schema/scalars.ts';
import { Sentences } from './common.ts';
import { FollowUpState, ObligationRole } from './enums.ts';

@ObjectType()
@Needs('gateway.read-agencies')
export class Agency {
  @Field(() => ID)
  readonly agency!: string;

  @Field(() => Sentences)
  readonly names!: AgencyRecord['names'];

  @Field(() => String)
  readonly sector!: string;

  @Field(() => String)
  readonly level!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A code: an agency outlives a change of the unit that it serves.',
  })
  readonly unitCode!: string | null;

  @Field(() => DayScalar)
  readonly validFrom!: string;

  @Field(() => DayScalar, { nullable: true })
  readonly validTo!: string | null;

  @Field(() => Boolean, { description: 'Asked, not ordered: never overdue.' })
  readonly requested!: boolean;

  @Field(() => Boolean, { description: 'A labelled sample, no agency of the province.' })
  readonly sample!: boolean;
}

@ObjectType({ description: 'Who reports how often, and through whom to whom.' })
export class ReportingRegime {
  @Field(() => [String])
  readonly periodicities!: readonly string[];

  @Field(() => String, { nullable: true })
  readonly through!: string | null;

  @Field(() => String)
  readonly to!: string;
}

@ObjectType({ description: 'A directive as issued or as amended.' })
@Needs('gateway.read-directives')
export class Directive {
  @Field(() => ID)
  readonly directive!: string;

  @Field(() => String)
  readonly number!: string;

  @Field(() => String)
  readonly symbol!: string;

  @Field(() => DayScalar)
  readonly issuedOn!: string;

  @Field(() => String)
  readonly subject!: string;

  @Field(() => [String])
  readonly legalBases!: readonly string[];

  @Field(() => [String])
  readonly recipients!: readonly string[];

  @Field(() => String)
  readonly signatory!: string;

  @Field(() => ReportingRegime, { nullable: true })
  readonly regime!: ReportingRegime | null;
}

@ObjectType({ description: 'One thing that a directive lays on agencies.' })
@Needs('gateway.read-obligations')
export class Obligation {
  @Field(() => ID, { description: '<directive>/<code>.' })
  readonly key!: string;

  @Field(() => String, { description: 'O01 …' })
  readonly code!: string;

  @Field(() => String)
  readonly clause!: string;

  @Field(() => String, { description: 'The exact words of the directive.' })
  readonly words!: string;

  @Field(() => String, { description: 'What they mean, in English.' })
  readonly gloss!: string;

  @Field(() => ObligationRole)
  readonly role!: ObligationRecord['role'];

  @Field(() => String)
  readonly periodicity!: string;

  @Field(() => DayScalar, { nullable: true })
  readonly dueOn!: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Last day on which it binds, where an amendment ended it.' })
  readonly endsOn!: string | null;
}

@ObjectType({ description: 'Where one obligation of one addressee stands.' })
@Needs('gateway.read-follow-ups')
export class FollowUp {
  @Field(() => FollowUpState)
  readonly state!: FollowUpRecord['state'];

  @Field(() => Boolean, { description: 'Asked, not ordered: never overdue.' })
  readonly requested!: boolean;

  @Field(() => DayScalar)
  readonly assignedOn!: string;

  @Field(() => DayScalar, { nullable: true })
  readonly dueOn!: string | null;

  @Field(() => DayScalar, { nullable: true })
  readonly endsOn!: string | null;

  @Field(() => DayScalar, { nullable: true })
  readonly lastProgressOn!: string | null;

  @Field(() => Int, { description: 'Checks behind "nothing arisen".' })
  readonly checks!: number;
}
