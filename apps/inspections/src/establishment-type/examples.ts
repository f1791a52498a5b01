import { events } from './events.ts';

const karaoke = {
  names: { vi: 'Karaoke', en: 'Karaoke' },
  ...{ source: '178/2004/NĐ-CP, Điều 3', reportColumn: 'karaoke', conditional: true, prone: true },
  ...{ validFrom: '2004-10-15', validTo: null },
};

export const entered = [events.TypeEntered({ ...karaoke, keeper: 'labour' }, { occurredOn: '2004-10-15' })];
export const withdrawn = [...entered, events.TypeWithdrawn({ reason: 'Nhập nhầm' })];

export const others = [
  events.TypeCorrected({ ...karaoke, reportColumn: 'other', reason: 'Sửa cột' }),
  events.TypeEnded({ lastDay: '2013-12-31' }),
];
