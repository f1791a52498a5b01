import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GatewayContext } from '../context.ts';
import { activitiesAsked } from '../matrix/activities.ts';
import { actingIn, doersIn, evidenceInWords } from '../matrix/evidenced-by.ts';
import { ownFigures, ownTargets } from '../matrix/figures.ts';
import type { CoverageCell as Cell } from '../matrix/picture.ts';
import { shownReleases } from '../matrix/released.ts';
import { DayScalar } from '../schema/scalars.ts';
import { ActivityConnection } from '../types/activity.ts';
import { PageArgs, Sentences } from '../types/common.ts';
import { ACTIVITIES, CoverageCell, CoverageDoer, PlanTarget, STOOD } from '../types/coverage.ts';
import { Agency, Obligation } from '../types/directive.ts';
import { DueBy } from '../types/enums.ts';
import { Figure } from '../types/figure.ts';
import { ReleaseTold } from '../types/releases.ts';

const WORK = 'The work behind it: its own, and of those who act for it, as communes for their district.';

@Resolver(() => CoverageCell)
export class CoverageCellResolver {
  @ResolveField(() => Obligation, { nullable: true })
  obligation(@Parent() { obligation }: Cell) {
    return obligation;
  }

  @ResolveField(() => Agency, { nullable: true })
  addressee(@Context() { loaders }: GatewayContext, @Parent() { addressee }: Cell) {
    return loaders.agency.load(addressee);
  }

  @ResolveField(() => DayScalar, { nullable: true, description: 'The earliest day that was set; null: none was.' })
  dueOn(@Parent() { due }: Cell) {
    return due?.on ?? null;
  }

  @ResolveField(() => DueBy, { nullable: true, description: 'Who set it.' })
  dueBy(@Parent() { due }: Cell) {
    return due?.by ?? null;
  }

  @ResolveField(() => Int, { nullable: true, description: `What it took part in. ${ACTIVITIES}` })
  activities(@Parent() { hidden, happened }: Cell) {
    return hidden ? null : happened;
  }

  @ResolveField(() => Int, { nullable: true, description: STOOD })
  standing(@Parent() { hidden, stood }: Cell) {
    return hidden ? null : stood;
  }

  @ResolveField(() => DayScalar, { nullable: true })
  lastOn(@Parent() { hidden, lastOn }: Cell) {
    return hidden ? null : lastOn;
  }

  @ResolveField(() => Int, { nullable: true, description: `What it took part in itself. ${ACTIVITIES}` })
  ownActivities(@Parent() cell: Cell) {
    return cell.hidden ? null : doersIn(cell).own;
  }

  @ResolveField(() => [CoverageDoer], {
    nullable: true,
    description: `Others whose work is counted for it: the branch below it, its communes, its successors. ${ACTIVITIES}`,
  })
  async evidencedBy(@Context() { loaders }: GatewayContext, @Parent() cell: Cell) {
    if (cell.hidden) return null;
    const { others } = doersIn(cell);
    const agencies = await loaders.agency.loadMany(others.map(({ agency }) => agency));
    return others.map(({ activities }, index) => ({ agency: agencies[index], activities }));
  }

  @ResolveField(() => [Agency], {
    nullable: 'itemsAndList',
    description:
      'Who acts for it in those days: the branch below it, its communes; where it has ended, who took its place.',
  })
  actedForBy(@Context() { loaders }: GatewayContext, @Parent() cell: Cell) {
    return loaders.agency.loadMany(actingIn(cell));
  }

  @ResolveField(() => Sentences, {
    nullable: true,
    description:
      'Whose work stands behind it, in plain words; null where no work does, or it is not the caller’s to count.',
  })
  evidenceInWords(@Context() context: GatewayContext, @Parent() cell: Cell) {
    return evidenceInWords(context, cell);
  }

  @ResolveField(() => [Figure], {
    nullable: 'itemsAndList',
    description:
      'The addressee’s line in each indicator about the obligation: all its work there, whatever it is linked to. Releases tell of no agency: theirs is the obligation’s line.',
  })
  ownFigures(@Context() context: GatewayContext, @Parent() cell: Cell) {
    return ownFigures(context, cell);
  }

  @ResolveField(() => [ReleaseTold], {
    nullable: true,
    description:
      'Releases of the addressee that show it: what was counted over a period is evidence on its last day, whichever calendar the period is of.',
  })
  releases(@Context() context: GatewayContext, @Parent() cell: Cell) {
    return shownReleases(context, cell);
  }

  @ResolveField(() => [PlanTarget], { nullable: true, description: 'What its plans set for these indicators.' })
  targets(@Context() context: GatewayContext, @Parent() cell: Cell) {
    return ownTargets(context, cell);
  }

  @ResolveField(() => ActivityConnection, { nullable: true, description: WORK })
  work(
    @Context() context: GatewayContext,
    @Parent() { obligation, addressee, since, to, asOf, actsFor }: Cell,
    @Args() page: PageArgs,
  ) {
    const days = { from: since, to, asOf, actsFor };
    return activitiesAsked(context, { obligation: obligation.key, agency: addressee, ...days }, page);
  }
}
