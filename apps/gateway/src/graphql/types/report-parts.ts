import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Needs } from '../limits/guard.ts';
import { Sentences } from './common.ts';
import { ReportFigure } from './report-figure.ts';

@ObjectType({ description: 'What an agency wrote under a section of its own report.' })
@Needs('gateway.read-reports')
export class ReportText {
  @Field(() => ID)
  readonly agency!: string;

  @Field(() => String)
  readonly text!: string;
}

@ObjectType()
@Needs('gateway.read-reports')
export class ReportSection {
  @Field(() => ID, { description: 'II.3: what lies below another begins with its code.' })
  readonly code!: string;

  @Field(() => Sentences)
  readonly heading!: Sentences;

  @Field(() => Sentences, { nullable: true })
  readonly prompt!: Sentences | null;

  @Field(() => Boolean)
  readonly restricted!: boolean;

  @Field(() => String, { description: 'Empty: nobody has written, or it is not the caller’s to read.' })
  readonly narrative!: string;

  @Field(() => String, { description: 'What stood here in the report of the period before: say it anew.' })
  readonly lastNarrative!: string;

  @Field(() => [ReportText], { description: 'Of a consolidated report: what those wrote whose reports are in.' })
  readonly contributions!: readonly ReportText[];

  @Field(() => [ReportFigure], { nullable: true, description: 'A figure, then what stands beside it; and the next.' })
  readonly figures!: readonly ReportFigure[] | null;
}

@ObjectType({ description: 'One cell of an annex: a figure, or what records say, or neither.' })
export class ReportCell {
  @Field(() => ReportFigure, { nullable: true })
  readonly told!: ReportFigure | null;

  @Field(() => String, { nullable: true })
  readonly text!: string | null;
}

@ObjectType()
export class ReportRow {
  @Field(() => ID, { description: 'Of a unit or agency its key; empty: the total.' })
  readonly key!: string;

  @Field(() => Sentences)
  readonly name!: Sentences;

  @Field(() => Boolean)
  readonly total!: boolean;

  @Field(() => [ReportCell])
  readonly values!: readonly ReportCell[];
}

@ObjectType()
@Needs('gateway.read-reports')
export class ReportAnnex {
  @Field(() => ID)
  readonly code!: string;

  @Field(() => Sentences)
  readonly title!: Sentences;

  @Field(() => Boolean)
  readonly restricted!: boolean;

  @Field(() => Sentences)
  readonly rowHeading!: Sentences;

  @Field(() => [Sentences])
  readonly headings!: readonly Sentences[];

  @Field(() => [ReportRow])
  readonly rows!: readonly ReportRow[];
}
