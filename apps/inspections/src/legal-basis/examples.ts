import { karaokeBasis } from '../examples.ts';
import { events } from './events.ts';

const { basis: _basis, withdrawn: _withdrawn, ...data } = karaokeBasis;

export const entered = [events.LegalBasisEntered({ ...data, keeper: 'labour' }, { occurredOn: '2012-01-01' })];
export const withdrawn = [...entered, events.LegalBasisWithdrawn({ reason: 'Nhập nhầm' })];

export const others = [
  events.LegalBasisCorrected({ ...data, article: '23', reason: 'Ghi nhầm điều' }),
  events.LegalBasisEnded({ lastDay: '2013-12-27' }),
];
