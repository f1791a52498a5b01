const events = `
      events(first: $first, after: $after) {
        totalCount
        nodes { event at recordedAt occurredOn record item value reversal definitionVersion unit }
        pageInfo { hasNextPage endCursor }
      }`;

/**
 * How a figure is asked of the gateway by whoever tells it elsewhere, the audit and the command line: as known at any
 * position or day, with its frame and its steps, and on demand a page of the events behind it (`$first`, `$after`).
 */
export function figureQuery(asked: { readonly withEvents: boolean }): string {
  return `
  query Figure(
    $indicator: ID!, $unit: ID, $agency: ID, $obligation: ID, $from: Day!, $to: Day!, $asOf: AsOf, $map: MapChoice!
    ${asked.withEvents ? '$first: Int!, $after: String' : ''}
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
        indicator names { vi en } unitOfCount kind sensitivity definitionVersions unit
        spans { unit fullName from to } period { from to state }
        map { choice day } asOf completeTo { position at } incomplete axis line
        estimate { method author on } cannotBePlaced { value because }
      }
      overlaps
      openPairs
      steps { vi en }${asked.withEvents ? events : ''}
    }
  }`;
}
