/** Two criteria and three classes, the lowest of which is not recognised. */
export const sampleCriteria = {
  names: { vi: 'Bộ tiêu chí mẫu', en: 'Sample criteria' },
  ...{ source: 'Mẫu', verified: false, validFrom: '2008-08-28', validTo: null },
  criteria: [
    { criterion: 'no-hotspots', names: { vi: 'Không có tụ điểm', en: 'No hotspots' }, most: 60 },
    { criterion: 'communication', names: { vi: 'Tuyên truyền', en: 'Communication' }, most: 40 },
  ],
  classes: [
    { class: 'good', names: { vi: 'Tốt', en: 'Good' }, least: 80, recognisable: true },
    { class: 'fair', names: { vi: 'Khá', en: 'Fair' }, least: 50, recognisable: true },
    { class: 'weak', names: { vi: 'Yếu', en: 'Weak' }, least: 0, recognisable: false },
  ],
};

export const scores = (hotspots: number, communication: number) => [
  { criterion: 'no-hotspots', points: hotspots },
  { criterion: 'communication', points: communication },
];
