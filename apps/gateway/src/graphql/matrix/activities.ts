import {
  activityCursor,
  pageOfActivities,
  type ActivityFilter,
  type ActivityRow,
} from '../../read-models/activities.ts';
import { activityScope } from '../../read-models/activity.ts';
import type { GatewayContext } from '../context.ts';
import { connectionFrom, pageAsked, type Connection, type PageArgs } from '../types/common.ts';
import { ACTIVITIES } from './tallies.ts';

function maySee(context: GatewayContext, row: ActivityRow): boolean {
  return context.may(ACTIVITIES, activityScope(row));
}

/** Activities that the caller may see; the others are not counted either. */
export async function activitiesAsked(
  context: GatewayContext,
  filter: ActivityFilter,
  asked: PageArgs,
): Promise<Connection<ActivityRow>> {
  const page = pageAsked(asked);
  const { parts, live } = context;
  const found = await pageOfActivities(parts.pool, live.readModels, {
    filter,
    page,
    maySee: (row) => maySee(context, row),
  });
  return connectionFrom(found, activityCursor, page.after);
}

/** One activity by its stream, `null` when there is none or it is none of the caller's business. */
export async function activityByStream(context: GatewayContext, stream: string): Promise<ActivityRow | null> {
  const row = await context.loaders.activity.load(stream);
  return row !== null && maySee(context, row) ? row : null;
}
