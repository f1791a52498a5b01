/** What the gateway counts a title by: from the indicators over these its obligations are proposed. */
export const measures: readonly string[] = [
  'communities.healthy-commune-registered',
  'communities.healthy-commune-achieved',
  'communities.healthy-commune-kept',
  'communities.healthy-commune-class',
];
