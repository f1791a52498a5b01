import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Detail } from '../../ledger/drill-down/detail.ts';
import type { Figure as LedgerFigure, FigureValue as Value, Frame as LedgerFrame } from '../../figure/value.ts';
import { Needs } from '../limits/guard.ts';
import { BigIntScalar, DayScalar, InstantScalar, PositionScalar } from '../schema/scalars.ts';
import { connectionType, Sentences } from './common.ts';
import { Axis, IndicatorKind, PeriodState, Sensitivity } from './enums.ts';
import { FrameMap, FramePart, ImportedFigure, Unplaced } from './frame-parts.ts';
import { Estimate, ReleasedPeriod, ReleaseTold } from './releases.ts';

@ObjectType({ description: 'Something was counted.' })
export class NumberValue {
  @Field(() => BigIntScalar, { description: 'Exact at any size.' })
  readonly value!: string;
}

@ObjectType({ description: 'None, and somebody looked.' })
export class ZeroValue {
  @Field(() => BigIntScalar, { description: 'How often somebody looked.' })
  readonly checks!: string;
}

@ObjectType({ description: 'Nobody has given it. It is not zero.' })
export class MissingValue {
  @Field(() => String, {
    description:
      'not-fed, not-published, not-defined, not-begun, not-checked, not-observed, not-given, not-released or no-lines.',
  })
  readonly because!: string;
}

@ObjectType({ description: 'It is not shown, whatever it is.' })
export class WithheldValue {
  @Field(() => Boolean, { middleware: [() => true] })
  readonly withheld!: true;
}

@ObjectType({ description: 'It has no one place on the asked map, and is not guessed.' })
export class CannotBeCarriedValue {
  @Field(() => String, { description: 'Why: too-wide, several, level-ended, unstated …' })
  readonly because!: string;
}

const valueTypes = {
  number: NumberValue,
  zero: ZeroValue,
  missing: MissingValue,
  withheld: WithheldValue,
  'cannot-be-carried': CannotBeCarriedValue,
} as const satisfies Record<Value['is'], unknown>;

export const FigureValue = createUnionType({
  name: 'FigureValue',
  description: 'These never turn into each other.',
  types: () => Object.values(valueTypes) as never,
  resolveType: (value: Value) => valueTypes[value.is],
});

@ObjectType()
export class FramePeriod {
  @Field(() => DayScalar)
  readonly from!: string;

  @Field(() => DayScalar)
  readonly to!: string;

  @Field(() => PeriodState, { description: 'Over, or still running.' })
  readonly state!: LedgerFrame['period']['state'];
}

@ObjectType({ description: 'Everything up to here has arrived.' })
export class CompleteTo {
  @Field(() => PositionScalar)
  readonly position!: string;

  @Field(() => InstantScalar)
  readonly at!: string;
}

@ObjectType({ description: 'Days of the asked maps on which a unit stood under one key.' })
export class UnitSpan {
  @Field(() => ID)
  readonly unit!: string;

  @Field(() => String)
  readonly fullName!: string;

  @Field(() => DayScalar)
  readonly from!: string;

  @Field(() => DayScalar, { description: 'Included.' })
  readonly to!: string;
}

@ObjectType({ description: 'What one must know to read a figure.' })
export class Frame {
  @Field(() => String)
  readonly indicator!: string;

  @Field(() => Sentences)
  readonly names!: Sentences;

  @Field(() => String)
  readonly unitOfCount!: string;

  @Field(() => IndicatorKind)
  readonly kind!: LedgerFrame['kind'];

  @Field(() => Sensitivity)
  readonly sensitivity!: string;

  @Field(() => [Int], { description: 'Versions of the definition that hold on some day of the period.' })
  readonly definitionVersions!: readonly number[];

  @Field(() => Int, { nullable: true, description: 'The latest of them; null when none holds.' })
  readonly definitionVersion!: number | null;

  @Field(() => ID, { nullable: true, description: 'Null: the whole province.' })
  readonly unit!: string | null;

  @Field(() => [UnitSpan], {
    description:
      'When it stood, and under which key: a change of name or standing leaves it the same unit. Empty: the whole province, or it is not on the map.',
  })
  readonly spans!: readonly UnitSpan[];

  @Field(() => FramePeriod)
  readonly period!: FramePeriod;

  @Field(() => FrameMap)
  readonly map!: FrameMap;

  @Field(() => PositionScalar, { nullable: true, description: 'As known up to here; null: with all that has arrived.' })
  readonly asOf!: string | null;

  @Field(() => CompleteTo, { nullable: true, description: 'Null: not every service has told yet.' })
  readonly completeTo!: CompleteTo | null;

  @Field(() => [String], {
    description: 'Services of which something waits for a decision: above completeTo, figures are incomplete.',
  })
  readonly incomplete!: readonly string[];

  @Field(() => Axis)
  readonly axis!: string;

  @Field(() => String, { nullable: true })
  readonly line!: string | null;

  @Field(() => FramePart, { nullable: true, description: 'The value of a dimension that it is narrowed to.' })
  readonly part!: FramePart | null;

  @Field(() => Estimate, { nullable: true })
  readonly estimate!: Estimate | null;

  @Field(() => [ReleaseTold], { description: 'The releases that tell the value; none where no release does.' })
  readonly releases!: readonly ReleaseTold[];

  @Field(() => [ReleasedPeriod], {
    description:
      'Where releases tell it of other days: those that share days with the asked ones. No part of such a period is guessed.',
  })
  readonly releasedSpans!: readonly ReleasedPeriod[];

  @Field(() => [ImportedFigure], {
    description: 'Figures of papers that are in the value, in place of what records say of their units and days.',
  })
  readonly imported!: readonly ImportedFigure[];

  @Field(() => [ImportedFigure], {
    description: 'Figures of papers that share some of the asked days only: no part of one is guessed.',
  })
  readonly importedBeside!: readonly ImportedFigure[];

  @Field(() => Unplaced, { nullable: true })
  readonly cannotBePlaced!: Unplaced | null;
}

@ObjectType()
export class FigurePart {
  @Field(() => String, { description: 'Empty: not classified.' })
  readonly part!: string;

  @Field(() => FigureValue)
  readonly value!: Value;
}

@ObjectType({ description: 'One number of the province, with all that one must know to read it.' })
@Needs('gateway.read-figures')
export class Figure {
  @Field(() => FigureValue)
  readonly value!: Value;

  @Field(() => Frame)
  readonly frame!: Frame;

  @Field(() => Boolean, { description: 'The lines of this axis overlap: their sum is not the total.' })
  readonly overlaps!: boolean;

  @Field(() => Int, {
    description:
      'Possible twins among all work of its days and unit, of whatever indicator, that nobody has decided; at least.',
  })
  readonly openPairs!: number;

  @Field(() => [FigurePart], { nullable: true, description: 'Null where no breakdown was asked.' })
  readonly parts!: readonly FigurePart[] | null;

  @Field(() => [Sentences], { description: 'How the value came to be.' })
  readonly steps!: LedgerFigure['steps'];
}

@ObjectType({ description: 'One row of the ledger, with the event that caused it.' })
@Needs('gateway.read-figure-events')
export class FigureEvent {
  @Field(() => ID, { description: 'Id of the domain event.' })
  readonly event!: string;

  @Field(() => PositionScalar)
  readonly at!: string;

  @Field(() => InstantScalar)
  readonly recordedAt!: string;

  @Field(() => DayScalar)
  readonly occurredOn!: string;

  @Field(() => String, { description: 'The record’s stream.' })
  readonly record!: string;

  @Field(() => String, { description: 'Which part of the record; empty: the whole.' })
  readonly item!: string;

  @Field(() => BigIntScalar)
  readonly value!: string;

  @Field(() => Boolean, { description: 'It takes back what was booked before.' })
  readonly reversal!: boolean;

  @Field(() => Int)
  readonly definitionVersion!: number;

  @Field(() => String, { nullable: true })
  readonly unit!: Detail['unit'];
}

export const FigureEventConnection = connectionType(FigureEvent, 'gateway.read-figure-events');
