export function definitionInput(more: Record<string, unknown> = {}) {
  return {
    names: { vi: 'Số cuộc kiểm tra', en: 'Inspections' },
    unitOfCount: 'inspections',
    kind: 'flow',
    measure: 'inspections.inspection',
    obligations: ['879-ubnd-vx-2013-ppc/O31'],
    service: 'inspections',
    sensitivity: 'open',
    validFrom: '2013-01-01',
    ...more,
  };
}
