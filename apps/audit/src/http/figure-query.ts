import { z } from 'zod';

/** A figure as it was known at any position or day, with its frame, its steps and the events behind it. */
export const FIGURE_QUERY = `
  query AuditFigure(
    $indicator: ID!, $unit: ID, $agency: ID, $obligation: ID, $from: Day!, $to: Day!, $asOf: AsOf, $map: MapChoice!,
    $first: Int!, $after: String
  ) {
    figure(
      indicator: $indicator, unit: $unit, agency: $agency, obligation: $obligation, from: $from, to: $to, asOf: $asOf,
      map: $map
    ) {
      value {
        is: __typename
        ... on NumberValue { value }
        ... on ZeroValue { checks }
        ... on MissingValue { because }
        ... on CannotBeCarriedValue { because }
      }
      frame {
        indicator names { vi en } unitOfCount kind sensitivity definitionVersions unit period { from to state }
        map { choice day } asOf completeTo { position at } incomplete axis line cannotBePlaced { value because }
      }
      overlaps
      openPairs
      steps { vi en }
      events(first: $first, after: $after) {
        totalCount
        nodes { event at recordedAt occurredOn record item value reversal definitionVersion unit }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;

/** What GraphQL answered: a figure, or why there is none. */
export const graphqlAnswer = z.object({
  data: z.object({ figure: z.record(z.string(), z.unknown()).nullable() }).nullish(),
  errors: z
    .array(
      z.object({ extensions: z.object({ code: z.string(), vi: z.string().optional(), en: z.string().optional() }) }),
    )
    .optional(),
});
export type GraphqlAnswer = z.infer<typeof graphqlAnswer>;
