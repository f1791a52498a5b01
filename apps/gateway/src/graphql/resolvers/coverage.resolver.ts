import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { coverageStates } from '../../matrix/judge.ts';
import type { GatewayContext } from '../context.ts';
import { activitiesAsked } from '../matrix/activities.ts';
import {
  coverageOf,
  type CoverageAsked,
  type CoverageCell as Cell,
  type CoverageRow as Row,
} from '../matrix/picture.ts';
import { figuresOf } from '../answers/evidence.ts';
import { Needs } from '../limits/guard.ts';
import { tableFrame } from '../table/table-frame.ts';
import { obligationsAsked, type KeyedObligation } from '../answers/obligations.ts';
import { periodAsked } from '../answers/questions.ts';
import { DayScalar } from '../schema/scalars.ts';
import { ActivityConnection } from '../types/activity.ts';
import { PageArgs } from '../types/common.ts';
import {
  ACTIVITIES,
  CellArgs,
  Coverage,
  CoverageArgs,
  CoverageCell,
  CoverageCount,
  CoverageFrame,
  CoverageRow,
  DaysArgs,
  STOOD,
} from '../types/coverage.ts';
import { Obligation } from '../types/directive.ts';
import { Figure } from '../types/figure.ts';

@Resolver(() => Coverage)
export class CoverageResolver {
  @Query(() => Coverage, { nullable: true, description: 'The obligations of a directive against whom they address.' })
  @Needs('gateway.read-coverage')
  async coverage(@Context() context: GatewayContext, @Args() { directive, ...days }: CoverageArgs) {
    const { from, to, asOf } = await periodAsked(context, { ...days, map: 'as-was' });
    const asked = { directive, from, to, asOf };
    await coverageOf(context, asked);
    return asked;
  }

  @ResolveField(() => CoverageFrame)
  frame(@Context() context: GatewayContext, @Parent() asked: CoverageAsked): Promise<CoverageFrame> {
    return tableFrame(context, asked);
  }

  @ResolveField(() => [CoverageCount])
  async states(@Context() context: GatewayContext, @Parent() asked: CoverageAsked): Promise<readonly CoverageCount[]> {
    const cells = (await coverageOf(context, asked)).flatMap((row) => row.cells);
    return coverageStates.map((state) => ({ state, cells: cells.filter((cell) => cell.state === state).length }));
  }

  @ResolveField(() => [CoverageRow], { nullable: true, description: 'Obligations that bind in the period, by code.' })
  rows(@Context() context: GatewayContext, @Parent() asked: CoverageAsked): Promise<readonly Row[]> {
    return coverageOf(context, asked);
  }

  @ResolveField(() => [CoverageCell], {
    nullable: true,
    description:
      'What is missing: nothing is recorded, whether or not a day was set. What is withheld or was only asked is not.',
  })
  async missing(@Context() context: GatewayContext, @Parent() asked: CoverageAsked, @Args() only: CellArgs) {
    return cellsOf(
      await coverageOf(context, asked),
      only,
      ({ state }) => state === 'no-evidence' || state === 'overdue',
    );
  }

  @ResolveField(() => [CoverageCell], {
    nullable: true,
    description: 'What is overdue, and whose it is: also what is evidenced and that nobody has confirmed.',
  })
  async overdue(@Context() context: GatewayContext, @Parent() asked: CoverageAsked, @Args() only: CellArgs) {
    return cellsOf(await coverageOf(context, asked), only, (cell) => cell.overdue);
  }
}

function cellsOf(rows: readonly Row[], { states, agency }: CellArgs, wanted: (cell: Cell) => boolean) {
  return rows
    .flatMap(({ cells }) => cells)
    .filter((cell) => wanted(cell))
    .filter(({ state, addressee }) => (!states || states.includes(state)) && (!agency || addressee === agency));
}

@Resolver(() => CoverageRow)
export class CoverageRowResolver {
  @ResolveField(() => Obligation, { nullable: true })
  obligation(@Parent() { obligation }: Row) {
    return obligation;
  }

  @ResolveField(() => Int, { nullable: true, description: `Each once, however many took part. ${ACTIVITIES}` })
  activities(@Parent() { hidden, happened }: Row) {
    return hidden ? null : happened;
  }

  @ResolveField(() => Int, { nullable: true, description: STOOD })
  standing(@Parent() { hidden, stood }: Row) {
    return hidden ? null : stood;
  }

  @ResolveField(() => DayScalar, { nullable: true })
  lastOn(@Parent() { hidden, lastOn }: Row) {
    return hidden ? null : lastOn;
  }

  @ResolveField(() => [CoverageCell], { nullable: true, description: 'One for each addressee.' })
  cells(@Parent() row: Row, @Args() only: CellArgs) {
    return cellsOf([row], only, () => true);
  }

  @ResolveField(() => [Figure], { nullable: 'itemsAndList', description: 'Its line in each indicator about it.' })
  figures(@Context() context: GatewayContext, @Parent() { obligation, since, to, asOf }: Row) {
    const known = asOf === null ? null : `${context.parts.log.id}:${asOf}`;
    return figuresOf(context, { obligation: obligation.key, from: since, to, asOf: known, map: 'as-was' });
  }

  @ResolveField(() => ActivityConnection, { nullable: true, description: 'The work that is linked to it.' })
  work(@Context() context: GatewayContext, @Parent() { obligation, since, to, asOf }: Row, @Args() page: PageArgs) {
    return activitiesAsked(context, { obligation: obligation.key, agency: null, from: since, to, asOf }, page);
  }
}

@Resolver(() => Obligation)
export class ObligationCoverageResolver {
  @Query(() => Obligation, { nullable: true, description: 'One: the way into the chain from its clause to events.' })
  @Needs('gateway.read-obligations')
  async obligation(@Context() context: GatewayContext, @Args('key', { type: () => ID }) key: string) {
    const all = await obligationsAsked(context, {});
    return all.find((one) => one.key === key) ?? null;
  }

  @ResolveField(() => CoverageRow, {
    nullable: true,
    description: 'Its row in the matrix; null where it did not bind.',
  })
  async coverageRow(
    @Context() context: GatewayContext,
    @Parent() { directive, key }: KeyedObligation,
    @Args() days: DaysArgs,
  ) {
    const { from, to, asOf } = await periodAsked(context, { ...days, map: 'as-was' });
    const rows = await coverageOf(context, { directive, from, to, asOf });
    return rows.find(({ obligation }) => obligation.key === key) ?? null;
  }
}
