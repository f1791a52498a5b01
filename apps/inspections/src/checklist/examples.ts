import { events } from './events.ts';

const data = {
  names: { vi: 'Nội dung kiểm tra theo Nghị định 178/2004', en: 'Items of Decree 178/2004' },
  ...{ validFrom: '2005-01-01', validTo: null, kinds: [] },
  items: [
    { item: 'licence-conditions', sector: 'culture', names: { vi: 'Điều kiện giấy phép', en: 'Licence conditions' } },
  ],
};

export const entered = [events.ChecklistEntered({ ...data, keeper: 'labour' }, { occurredOn: '2005-01-01' })];
export const withdrawn = [...entered, events.ChecklistWithdrawn({ reason: 'Nhập nhầm' })];

export const others = [
  events.ChecklistCorrected({ ...data, reason: 'Sửa tên' }),
  events.ChecklistEnded({ lastDay: '2013-12-27' }),
];
