import type { Sentence } from './pages.ts';

const half = { indicator: 'inspections-done', from: '2013-07-01', to: '2013-12-31' };
const rows = { ...half, rows: true } as const;
const ofAgencies = ['police', 'culture', 'dolisa', 'health'].map((agency) => ({ ...half, agency }));

/** The pages that print figures of the demo, and where in their text they do so, beside the answers below their queries. */
export const pages: Readonly<Record<string, readonly Sentence[]>> = {
  'README.md': [
    { says: '# rows for #:', asked: [rows, half] },
    { says: '`agency: "police"` | #,', asked: [ofAgencies[0]!] },
    { says: '`culture` #, `dolisa` (labour) #, `health` #:', asked: ofAgencies.slice(1) },
    { says: 'once in #', asked: [half] },
    { says: '`asOf: "2013-10-31"` | # |', asked: [{ ...half, asOf: '2013-10-31' }] },
    { says: '`unit: "106@0000-00-00"` | # |', asked: [{ ...half, unit: '106@0000-00-00' }] },
    {
      says: '`unit: "03388@2025-07-01", map: "2025-07-01"` | # |',
      asked: [{ ...half, unit: '03388@2025-07-01', map: '2025-07-01' }],
    },
    { says: '2025: `map: "2025-07-01"` | #:', asked: [{ ...half, map: '2025-07-01' }] },
    { says: '`indicator: "fines-imposed"` | # dong |', asked: [{ ...half, indicator: 'fines-imposed' }] },
    {
      says: 'value { __typename }` | `#`:',
      asked: [{ ...half, indicator: 'persons-sanctioned', unit: '112@2012-11-03' }],
    },
  ],
  'docs/users/committee.en.md': [
    { says: 'police #, culture #, labour (`dolisa`) #, health #, while', asked: ofAgencies },
    { says: 'the total stays #.', asked: [half] },
    { says: 'the figure # is the sum of # rows:', asked: [half, rows] },
  ],
  'docs/users/committee.vi.md': [
    { says: 'Công an #, Văn hóa #, Lao động (`dolisa`) #, Y tế #,', asked: ofAgencies },
    { says: 'toàn tỉnh vẫn là #.', asked: [half] },
    { says: 'số liệu # là tổng của # dòng:', asked: [half, rows] },
  ],
};
