import { communeA, communeB, eastPart } from '../examples.ts';
import { events } from './events.ts';

export const registered = [
  events.EstablishmentRegistered(
    {
      ...{ kind: 'karaoke', conditional: true, prone: true, unit: communeA, openedOn: '2010-05-01', keeper: 'police' },
      ...{ name: 'Quán karaoke đường 3 Tháng 2', address: 'Số 5, đường 3 Tháng 2', owner: 'Dương Văn Đức' },
      ...{ contact: 'điện thoại của quán', risk: 'medium', listed: 'karaoke@0' },
      licence: { is: 'in-force', number: '15/GP', from: '2010-05-01' },
    },
    { occurredOn: '2010-05-01' },
  ),
];
export const ceased = [
  ...registered,
  events.EstablishmentCeased({ closedOn: '2013-06-01' }, { occurredOn: '2013-06-01' }),
];
export const withdrawn = [...registered, events.EstablishmentWithdrawn({ reason: 'Đăng ký trùng' })];

/** It moves to another commune and becomes a lodging house, and its licence ends afterwards. */
export const changed = [
  ...registered,
  events.EstablishmentChanged(
    { on: '2012-03-01', changed: { kind: 'lodging', unit: communeB } },
    { occurredOn: '2012-03-01' },
  ),
  events.LicenceChanged(
    { licence: { is: 'expired', number: '15/GP', from: '2013-07-01' } },
    { occurredOn: '2013-07-01' },
  ),
];

export const others = [
  events.EstablishmentCorrected({ changed: { kind: 'lodging', name: 'Nhà nghỉ 3 Tháng 2' }, reason: 'Ghi nhầm loại' }),
  events.LicenceChanged({ licence: { is: 'suspended', number: '15/GP', from: '2013-07-01' } }),
  events.RiskAssessed({ risk: 'high', reason: 'Đã vi phạm hai lần' }),
  events.EstablishmentPlacedOnLaterMap({ unit: eastPart }),
  events.EstablishmentMerged({ into: 'site-2', reason: 'Cùng một quán' }),
  events.EstablishmentSeparated({ from: 'site-2', reason: 'Hai quán khác nhau' }),
];
