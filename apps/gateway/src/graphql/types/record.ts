import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { InspectionRow } from '../../read-models/inspections.ts';
import { Needs } from '../limits/guard.ts';
import { DayScalar, DongScalar } from '../schema/scalars.ts';
import { connectionType } from './common.ts';
import { InspectionOutcome, MainSanction } from './enums.ts';

@ObjectType()
export class HealthPart {
  @Field(() => Boolean)
  readonly checked!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether its conditions were met; never what was found.' })
  readonly met!: boolean | null;
}

@ObjectType()
export class Finding {
  @Field(() => String)
  readonly item!: string;

  @Field(() => String)
  readonly agency!: string;

  @Field(() => String)
  readonly result!: string;
}

@ObjectType()
export class Violation {
  @Field(() => ID)
  readonly violation!: string;

  @Field(() => String)
  readonly kind!: string;

  @Field(() => String)
  readonly field!: string;

  @Field(() => String)
  readonly agency!: string;

  @Field(() => DayScalar)
  readonly recordedOn!: string;
}

@ObjectType({ description: 'A decision. Who was sanctioned is never recorded.' })
export class Sanction {
  @Field(() => ID)
  readonly decision!: string;

  @Field(() => DayScalar)
  readonly decidedOn!: string;

  @Field(() => String, { description: 'The deciding agency: the money is its line.' })
  readonly agency!: string;

  @Field(() => String)
  readonly field!: string;

  @Field(() => String, { description: 'individual or organisation.' })
  readonly offender!: string;

  @Field(() => MainSanction)
  readonly main!: string;

  @Field(() => DongScalar, { nullable: true, description: 'Null when nothing of it is a fine.' })
  readonly amount!: string | null;

  @Field(() => DongScalar, { nullable: true })
  readonly collected!: string | null;

  @Field(() => String)
  readonly state!: string;
}

@ObjectType()
export class Participant {
  @Field(() => String)
  readonly agency!: string;

  @Field(() => Boolean)
  readonly confirmed!: boolean;
}

@ObjectType({ description: 'A disclosed inspection: one record, however many took part.' })
@Needs('gateway.read-inspections')
export class Inspection {
  @Field(() => ID)
  readonly inspection!: string;

  @Field(() => DayScalar)
  readonly occurredOn!: string;

  @Field(() => InspectionOutcome)
  readonly outcome!: InspectionRow['outcome'];

  @Field(() => String, { description: 'planned, surprise or re-inspection.' })
  readonly mode!: string;

  @Field(() => String)
  readonly body!: string;

  @Field(() => String)
  readonly place!: string;

  @Field(() => String, { nullable: true })
  readonly establishmentKind!: string | null;

  @Field(() => String)
  readonly lead!: string;

  @Field(() => Boolean)
  readonly joint!: boolean;

  @Field(() => [Participant])
  readonly participants!: readonly Participant[];

  @Field(() => HealthPart)
  readonly health!: HealthPart;

  @Field(() => [Finding])
  readonly findings!: readonly Finding[];

  @Field(() => [String], { description: 'Rules that were broken in inspecting.' })
  readonly breaches!: readonly string[];

  @Field(() => [Violation])
  readonly violations!: readonly Violation[];

  @Field(() => [Sanction])
  readonly sanctions!: InspectionRow['sanctions'];

  @Field(() => [String], { description: 'Obligations that it serves, <directive>/<code>, with later links.' })
  readonly obligations!: readonly string[];

  @Field(() => Boolean)
  readonly withdrawn!: boolean;

  @Field(() => ID, { nullable: true, description: 'The record that it was decided to be the same visit as.' })
  readonly sameAs!: string | null;

  @Field(() => Int, { description: 'Possible twins that nobody has decided.' })
  readonly openPairs!: number;
}

@ObjectType({ description: 'An establishment: an opaque id, a kind and a commune. Nothing here names or finds it.' })
@Needs('gateway.read-establishments')
export class Establishment {
  @Field(() => ID)
  readonly establishment!: string;

  @Field(() => String)
  readonly kind!: string;

  @Field(() => Boolean, { description: 'Subject to security conditions.' })
  readonly conditional!: boolean;

  @Field(() => Boolean, { description: 'Prone to abuse.' })
  readonly prone!: boolean;

  @Field(() => Boolean)
  readonly licensed!: boolean;

  @Field(() => String)
  readonly risk!: string;

  @Field(() => DayScalar)
  readonly openedOn!: string;

  @Field(() => DayScalar, { nullable: true })
  readonly closedOn!: string | null;
}

export const InspectionConnection = connectionType(Inspection, 'gateway.read-inspections');
export const EstablishmentConnection = connectionType(Establishment, 'gateway.read-establishments');
