import {
  agencies as agencyTable,
  isOpen,
  type FollowUpRecord,
  type ObligationRecord,
} from '@lien-nganh/contracts/reference';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { allDirectives, type DirectiveRecord } from '../../read-models/reference.ts';
import type { GatewayContext } from '../context.ts';
import { figuresOf, type EvidenceAsked } from '../answers/evidence.ts';
import { Needs } from '../limits/guard.ts';
import { obligationsAsked, ofDirective } from '../answers/obligations.ts';
import { latestDefinitions } from '../answers/questions.ts';
import { inspectionsAsked } from '../records/inspections.ts';
import { ObligationArgs, PeriodArgs } from '../types/args.ts';
import { PageArgs } from '../types/common.ts';
import { Agency, Directive, FollowUp, Obligation } from '../types/directive.ts';
import { Evidence } from '../types/evidence.ts';
import { Figure } from '../types/figure.ts';
import { Indicator } from '../types/indicator.ts';
import { InspectionConnection } from '../types/record.ts';

type Keyed = ObligationRecord & { readonly key: string };

@Resolver(() => Directive)
export class DirectiveResolver {
  @Query(() => [Directive], { nullable: true })
  @Needs('gateway.read-directives')
  directives(@Context() { live }: GatewayContext): Promise<readonly DirectiveRecord[]> {
    return allDirectives().resolve(live.rows);
  }

  @Query(() => [Obligation], { nullable: true, description: 'Obligations of all directives, in order of code.' })
  @Needs('gateway.read-obligations')
  obligations(@Context() context: GatewayContext, @Args() args: ObligationArgs) {
    return obligationsAsked(context, args);
  }

  @Query(() => [Agency], { nullable: true, description: 'Every agency of all times.' })
  @Needs('gateway.read-agencies')
  agencies(@Context() { live }: GatewayContext) {
    return live.rows.list(agencyTable.table, '');
  }

  @Query(() => [Indicator], { nullable: true })
  @Needs('gateway.read-indicators')
  indicators(@Context() context: GatewayContext) {
    return latestDefinitions(context);
  }

  @ResolveField(() => Agency, { nullable: true })
  issuer(@Context() { loaders }: GatewayContext, @Parent() { issuer }: DirectiveRecord) {
    return loaders.agency.load(issuer);
  }

  @ResolveField(() => [Obligation], { nullable: true, name: 'obligations' })
  ownObligations(@Parent() directive: DirectiveRecord) {
    return ofDirective(directive);
  }
}

@Resolver(() => Obligation)
export class ObligationResolver {
  @ResolveField(() => Directive, { nullable: true })
  async directive(@Context() { live }: GatewayContext, @Parent() { directive: id }: Keyed) {
    return live.rows.get('directives', id);
  }

  @ResolveField(() => [Agency], { nullable: true })
  addressees(@Context() { loaders }: GatewayContext, @Parent() { addressees }: Keyed) {
    return known(loaders.agency.loadMany(addressees));
  }

  @ResolveField(() => [Agency], { nullable: true })
  leads(@Context() { loaders }: GatewayContext, @Parent() { leads }: Keyed) {
    return known(loaders.agency.loadMany(leads));
  }

  @ResolveField(() => [Agency], { nullable: true })
  coordinators(@Context() { loaders }: GatewayContext, @Parent() { coordinators }: Keyed) {
    return known(loaders.agency.loadMany(coordinators));
  }

  @ResolveField(() => [FollowUp], { nullable: true, description: 'One for each addressee.' })
  followUps(@Context() { loaders }: GatewayContext, @Parent() { key }: Keyed) {
    return loaders.followUps.load(key);
  }

  @ResolveField(() => [Indicator], { nullable: true, description: 'Indicators that are about it.' })
  async indicators(@Context() context: GatewayContext, @Parent() { key }: Keyed) {
    const latest = await latestDefinitions(context);
    return latest.filter(({ obligations }) => obligations.includes(key));
  }

  @ResolveField(() => Evidence, { nullable: true, description: 'What evidences it in a period.' })
  evidence(@Parent() { key }: Keyed, @Args() period: PeriodArgs): EvidenceAsked {
    return { obligation: key, ...period };
  }
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @ResolveField(() => InspectionConnection, { nullable: true, description: 'Inspections linked to it now.' })
  inspections(
    @Context() context: GatewayContext,
    @Parent() { obligation, from, to }: EvidenceAsked,
    @Args() page: PageArgs,
  ) {
    return inspectionsAsked(context, { ...page, obligation, from, to });
  }

  @ResolveField(() => [Figure], {
    nullable: 'itemsAndList',
    description: 'Its line in each indicator that is about it.',
  })
  async figures(@Context() context: GatewayContext, @Parent() evidence: EvidenceAsked) {
    return figuresOf(context, evidence);
  }
}

@Resolver(() => FollowUp)
export class FollowUpResolver {
  @ResolveField(() => Agency, { nullable: true })
  addressee(@Context() { loaders }: GatewayContext, @Parent() { addressee }: FollowUpRecord) {
    return loaders.agency.load(addressee);
  }

  @ResolveField(() => Boolean, { description: 'Never of a body that was only asked.' })
  overdue(@Context() { today }: GatewayContext, @Parent() followUp: FollowUpRecord): boolean {
    const { requested, dueOn } = followUp;
    return !requested && dueOn !== null && dueOn < today && isOpen(followUp);
  }
}

async function known<Row>(rows: Promise<readonly (Row | Error | null)[]>): Promise<readonly (Row | Error)[]> {
  return (await rows).filter((row): row is Row | Error => row !== null);
}
