interface Price {
  readonly cost: number;
  readonly rows: number;
  /** Its rows come in pages, beside what is told once of all of them. */
  readonly paged?: true;
}

/** What a field costs by itself, and how many rows it has below it where no page says so. */
export const prices: Readonly<Record<string, Price>> = {
  figure: { cost: 50, rows: 1 },
  figureChanged: { cost: 50, rows: 1 },
  overview: { cost: 500, rows: 1 },
  coverage: { cost: 500, rows: 1 },
  scorecards: { cost: 1_500, rows: 1 },
  scores: { cost: 1, rows: 5 },
  trend: { cost: 600, rows: 1 },
  months: { cost: 1, rows: 12 },
  csv: { cost: 500, rows: 1 },
  xlsx: { cost: 500, rows: 1 },
  pivot: { cost: 1_500, rows: 1 },
  lines: { cost: 1, rows: 20 },
  columnTotals: { cost: 1, rows: 20 },
  ranking: { cost: 1_000, rows: 1 },
  ranks: { cost: 1, rows: 40 },
  reports: { cost: 5, rows: 1 },
  periods: { cost: 1, rows: 3 },
  report: { cost: 4_000, rows: 1 },
  reportFigure: { cost: 500, rows: 1 },
  sections: { cost: 50, rows: 20 },
  annexes: { cost: 50, rows: 12 },
  values: { cost: 0, rows: 10 },
  adjustments: { cost: 50, rows: 10 },
  received: { cost: 1, rows: 20 },
  lateWork: { cost: 1, rows: 50 },
  changedSince: { cost: 4_000, rows: 1 },
  lineDifferences: { cost: 4_000, rows: 10 },
  delays: { cost: 500, rows: 20 },
  coverageRow: { cost: 20, rows: 1 },
  rows: { cost: 1, rows: 40 },
  missing: { cost: 1, rows: 100 },
  overdue: { cost: 1, rows: 100 },
  cells: { cost: 1, rows: 20 },
  ownFigures: { cost: 5, rows: 4 },
  targets: { cost: 5, rows: 2 },
  work: { cost: 20, rows: 50 },
  activities: { cost: 20, rows: 50 },
  columns: { cost: 1, rows: 5 },
  figures: { cost: 50, rows: 3 },
  events: { cost: 20, rows: 50 },
  inspections: { cost: 20, rows: 50 },
  establishments: { cost: 20, rows: 50, paged: true },
  obligations: { cost: 5, rows: 40 },
  units: { cost: 5, rows: 40 },
  children: { cost: 1, rows: 15 },
  followUps: { cost: 1, rows: 10 },
};

/** Told once of an answer as a whole: where its rows come in pages, a longer page does not make them dearer. */
export const toldOnce: ReadonlySet<string> = new Set(['frame', 'csv', 'xlsx']);
