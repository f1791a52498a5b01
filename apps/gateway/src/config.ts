import { hostSettings, readSettings, type Environment, type HostSettings } from '@lien-nganh/service-host';
import { z } from 'zod';
import { defaultLimits, type Limits } from './graphql/limits/limits.ts';

const limit = (most: number) => z.coerce.number().int().min(1).default(most);

/** How large and how deep a GraphQL request may be, and where what is written in reports is kept. */
const settings = hostSettings.extend({
  /** Where readers of a document check it, from outside. Without it documents carry no address. */
  PUBLIC_URL: z.url().optional(),
  GRAPHQL_OPERATIONS: limit(defaultLimits.operations),
  GRAPHQL_DEPTH: limit(defaultLimits.depth),
  GRAPHQL_ALIASES: limit(defaultLimits.aliases),
  GRAPHQL_DIRECTIVES: limit(defaultLimits.directives),
  GRAPHQL_COST: limit(defaultLimits.cost),
  GRAPHQL_TOKENS: limit(defaultLimits.tokens),
  GRAPHQL_VALUES: limit(defaultLimits.values),
  GRAPHQL_NESTING: limit(defaultLimits.nesting),
  GRAPHQL_OPEN: limit(defaultLimits.open),
  GRAPHQL_CELLS: limit(defaultLimits.cells),
});

export interface Config {
  readonly host: HostSettings;
  readonly limits: Limits;
  readonly agenciesUrl: string | null;
  readonly reportingUrl: string | null;
  readonly publicUrl: string | null;
}

/** The only reader of the environment. @throws InvalidConfiguration */
export function readConfig(environment: Environment): Config {
  const host = readSettings(settings, environment);
  return {
    host,
    agenciesUrl: host.AGENCIES_URL ?? null,
    reportingUrl: host.REPORTING_URL ?? null,
    publicUrl: host.PUBLIC_URL ?? null,
    limits: {
      operations: host.GRAPHQL_OPERATIONS,
      depth: host.GRAPHQL_DEPTH,
      aliases: host.GRAPHQL_ALIASES,
      directives: host.GRAPHQL_DIRECTIVES,
      cost: host.GRAPHQL_COST,
      tokens: host.GRAPHQL_TOKENS,
      values: host.GRAPHQL_VALUES,
      nesting: host.GRAPHQL_NESTING,
      open: host.GRAPHQL_OPEN,
      cells: host.GRAPHQL_CELLS,
    },
  };
}
