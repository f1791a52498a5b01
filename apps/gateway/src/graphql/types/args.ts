import type { Day } from '@lien-nganh/kernel';
import { ArgsType, Field, ID } from '@nestjs/graphql';
import { AsOfScalar, DayScalar, MapChoiceScalar } from '../schema/scalars.ts';
import { PageArgs } from './common.ts';
import { InspectionOutcome, ObligationRole, OverviewRows, UnitLevel } from './enums.ts';

@ArgsType()
export class PeriodArgs {
  @Field(() => DayScalar)
  readonly from!: Day;

  @Field(() => DayScalar, { description: 'Included.' })
  readonly to!: Day;

  @Field(() => AsOfScalar, { nullable: true, description: 'As known at the end of this day, or at this position.' })
  readonly asOf?: string | null;

  @Field(() => MapChoiceScalar, { defaultValue: 'as-was' })
  readonly map!: string;
}

@ArgsType()
export class FigureArgs extends PeriodArgs {
  @Field(() => ID)
  readonly indicator!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Key, or the code that it bears on the asked map: as-was, on the maps of the period, a stock’s on the last day’s. Null: the province.',
  })
  readonly unit?: string | null;

  @Field(() => ID, { nullable: true, description: 'The line of one agency.' })
  readonly agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'The line of one obligation, <directive>/<code>.' })
  readonly obligation?: string | null;

  @Field(() => String, { nullable: true, description: 'A dimension to break down by.' })
  readonly breakdown?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only this value of the dimension; empty: what is not classified by it.',
  })
  readonly part?: string | null;
}

/** Without `asOf`: a past that is known cannot change. */
@ArgsType()
export class WatchArgs {
  @Field(() => ID)
  readonly indicator!: string;

  @Field(() => ID, { nullable: true })
  readonly unit?: string | null;

  @Field(() => ID, { nullable: true })
  readonly agency?: string | null;

  @Field(() => ID, { nullable: true })
  readonly obligation?: string | null;

  @Field(() => DayScalar)
  readonly from!: Day;

  @Field(() => DayScalar)
  readonly to!: Day;

  @Field(() => MapChoiceScalar, { defaultValue: 'as-was' })
  readonly map!: string;
}

@ArgsType()
export class OverviewArgs extends PeriodArgs {
  @Field(() => OverviewRows, { defaultValue: 'unit' })
  readonly by!: string;

  @Field(() => [ID], { nullable: true, description: 'Null: all that are fed and that the caller may see.' })
  readonly indicators?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only inside this unit.' })
  readonly unit?: string | null;

  @Field(() => UnitLevel, {
    nullable: true,
    description: 'Level of the rows; null: districts where there are, else communes.',
  })
  readonly level?: string | null;

  @Field(() => ID, { nullable: true })
  readonly agency?: string | null;

  @Field(() => ID, { nullable: true })
  readonly obligation?: string | null;
}

@ArgsType()
export class ObligationArgs {
  @Field(() => ID, { nullable: true })
  readonly directive?: string | null;

  @Field(() => String, { nullable: true, description: 'O01 …' })
  readonly code?: string | null;

  @Field(() => ID, { nullable: true, description: 'Addressee, lead or coordinator.' })
  readonly agency?: string | null;

  @Field(() => ObligationRole, { nullable: true })
  readonly role?: string | null;
}

@ArgsType()
export class UnitArgs {
  @Field(() => DayScalar, { nullable: true, description: 'Day of the map; null: today.' })
  readonly on?: Day | null;

  @Field(() => UnitLevel, { nullable: true })
  readonly level?: string | null;

  @Field(() => String, { nullable: true })
  readonly code?: string | null;

  @Field(() => ID, { nullable: true, description: 'Key or code of the unit directly above.' })
  readonly parent?: string | null;
}

@ArgsType()
export class InspectionArgs extends PageArgs {
  @Field(() => DayScalar, { nullable: true })
  readonly from?: Day | null;

  @Field(() => DayScalar, { nullable: true })
  readonly to?: Day | null;

  @Field(() => ID, { nullable: true, description: 'A unit, or one above, as things lay on their own day.' })
  readonly unit?: string | null;

  @Field(() => ID, { nullable: true, description: 'Lead or participant.' })
  readonly agency?: string | null;

  @Field(() => ID, { nullable: true })
  readonly obligation?: string | null;

  @Field(() => ID, { nullable: true })
  readonly establishment?: string | null;

  @Field(() => InspectionOutcome, { nullable: true })
  readonly outcome?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Withdrawn ones too.' })
  readonly withdrawn!: boolean;
}

@ArgsType()
export class EstablishmentArgs extends PageArgs {
  @Field(() => ID, { nullable: true })
  readonly unit?: string | null;

  @Field(() => String, { nullable: true })
  readonly kind?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Open on this day.' })
  readonly on?: Day | null;

  @Field(() => String, { nullable: true, description: 'low, medium, high or unknown.' })
  readonly risk?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'No inspection was carried out there on this day or later.' })
  readonly notInspectedSince?: Day | null;
}
