import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import type { GatewayContext } from '../context.ts';
import { Needs } from '../limits/guard.ts';
import { WatchArgs } from '../types/args.ts';
import { FigureChange } from '../types/change.ts';
import { watchFigure, type Told } from '../live/watch.ts';

@Resolver(() => FigureChange)
export class WatchResolver {
  @Subscription(() => FigureChange, {
    nullable: true,
    description: 'Tells whenever the figure has another value. Ends with the right to see it, and with the token.',
    resolve: (told: Told) => {
      if (told.is === 'ended') throw told.error;
      return told;
    },
  })
  @Needs('gateway.watch-figures')
  figureChanged(@Context() context: GatewayContext, @Args() args: WatchArgs) {
    return watchFigure(context, args);
  }
}
