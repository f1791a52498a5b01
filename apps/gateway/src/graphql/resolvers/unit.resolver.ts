import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { childrenOn, fullNameOf, parentOn } from '@lien-nganh/vocabulary';
import type { GatewayContext } from '../context.ts';
import { Needs } from '../limits/guard.ts';
import { UnitArgs } from '../types/args.ts';
import { Lineage, Unit, type UnitOnDay } from '../types/unit.ts';
import { lineageOf, mapOf, onDay, unitsAsked } from '../answers/units.ts';

@Resolver(() => Unit)
export class UnitResolver {
  @Query(() => [Unit], { nullable: true, description: 'The map of a day.' })
  @Needs('gateway.read-units')
  units(@Context() context: GatewayContext, @Args() args: UnitArgs) {
    return unitsAsked(context, args);
  }

  @ResolveField(() => String)
  fullName(@Parent() unit: UnitOnDay) {
    return fullNameOf(unit);
  }

  @ResolveField(() => Unit, { nullable: true })
  async parent(@Context() context: GatewayContext, @Parent() { key, on }: UnitOnDay) {
    return onDay(parentOn(await mapOf(context), key, on), on);
  }

  @ResolveField(() => [Unit])
  async children(@Context() context: GatewayContext, @Parent() { key, on }: UnitOnDay) {
    return childrenOn(await mapOf(context), key, on).map((unit) => ({ ...unit, on }));
  }

  @ResolveField(() => [Lineage], { description: 'What became of it.' })
  successors(@Context() context: GatewayContext, @Parent() unit: UnitOnDay) {
    return lineageOf(context, unit, 'successors');
  }

  @ResolveField(() => [Lineage], { description: 'What it was made from.' })
  origins(@Context() context: GatewayContext, @Parent() unit: UnitOnDay) {
    return lineageOf(context, unit, 'origins');
  }
}
