import { idIn } from '@lien-nganh/kernel';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ActivityRow } from '../../read-models/activities.ts';
import type { GatewayContext } from '../context.ts';
import { activitiesAsked, activityByStream } from '../matrix/activities.ts';
import type { EvidenceAsked } from '../answers/evidence.ts';
import { Needs } from '../limits/guard.ts';
import { obligationsAsked } from '../answers/obligations.ts';
import { periodAsked } from '../answers/questions.ts';
import { inspectionById } from '../records/inspections.ts';
import { PositionScalar } from '../schema/scalars.ts';
import { Activity, ActivityConnection } from '../types/activity.ts';
import { PageArgs } from '../types/common.ts';
import { ActivityArgs } from '../types/coverage.ts';
import { Agency, Obligation } from '../types/directive.ts';
import { Evidence } from '../types/evidence.ts';
import { FigureEvent } from '../types/figure.ts';
import { Inspection } from '../types/record.ts';
import { Unit } from '../types/unit.ts';
import { unitByKey } from '../answers/units.ts';

@Resolver(() => Activity)
export class ActivityResolver {
  @Query(() => ActivityConnection, {
    nullable: true,
    description: 'Recorded work of every service that counts in a period, the latest first.',
  })
  @Needs('gateway.read-activities')
  async activities(@Context() context: GatewayContext, @Args() { obligation, agency, ...asked }: ActivityArgs) {
    const { from, to, asOf } = await periodAsked(context, { ...asked, map: 'as-was' });
    const filter = { from, to, asOf, obligation: obligation ?? null, agency: agency ?? null };
    return activitiesAsked(context, filter, asked);
  }

  @ResolveField(() => Unit, { nullable: true, description: 'Where it was, as it was then.' })
  unit(@Context() context: GatewayContext, @Parent() { unit, occurredOn }: ActivityRow) {
    return unitByKey(context, unit, occurredOn);
  }

  @ResolveField(() => Agency, { nullable: true })
  lead(@Context() { loaders }: GatewayContext, @Parent() { lead }: ActivityRow) {
    return loaders.agency.load(lead);
  }

  @ResolveField(() => [Agency], { nullable: 'itemsAndList', description: 'The lead and all that took part.' })
  agencies(@Context() { loaders }: GatewayContext, @Parent() { agencies }: ActivityRow) {
    return loaders.agency.loadMany(agencies);
  }

  @ResolveField(() => [Obligation], { nullable: true, description: 'Those that it serves now, with later links.' })
  async obligations(@Context() context: GatewayContext, @Parent() { obligations }: ActivityRow) {
    const all = await obligationsAsked(context, {});
    return all.filter(({ key }) => obligations.includes(key));
  }

  @ResolveField(() => Inspection, { nullable: true, description: 'The inspection, where it is one.' })
  inspection(@Context() context: GatewayContext, @Parent() { stream }: ActivityRow) {
    const id = idIn(stream, 'inspection');
    return id === null ? null : inspectionById(context, id);
  }

  @ResolveField(() => PositionScalar, { description: 'Where the log has its present state.' })
  at(@Context() { parts }: GatewayContext, @Parent() { position }: ActivityRow) {
    return `${parts.log.id}:${position}`;
  }
}

@Resolver(() => Evidence)
export class EvidenceWorkResolver {
  @ResolveField(() => ActivityConnection, { nullable: true, description: 'Work of every service linked to it.' })
  async work(@Context() context: GatewayContext, @Parent() asked: EvidenceAsked, @Args() page: PageArgs) {
    const { from, to, asOf } = await periodAsked(context, asked);
    return activitiesAsked(context, { obligation: asked.obligation, agency: null, from, to, asOf }, page);
  }
}

@Resolver(() => FigureEvent)
export class FigureEventActivityResolver {
  @ResolveField(() => Activity, { nullable: true, description: 'The work that it counts, as it is now.' })
  activity(@Context() context: GatewayContext, @Parent() { record }: { readonly record: string }) {
    return activityByStream(context, record);
  }
}
