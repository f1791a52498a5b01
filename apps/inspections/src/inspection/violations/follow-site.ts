import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { nothing } from '../../integration/reference.ts';
import { siteOn, type Site } from '../../integration/site.ts';
import { events } from '../events.ts';
import { isDisclosed, type Disclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** Sent by the process that watches an establishment: what it was on the day of the visit may be known otherwise now. */
export const followSite = command<Inspection, typeof events, typeof refusals>()({
  name: 'follow-site',
  action: 'inspections.follow-site',
  title: { vi: 'Cập nhật cuộc kiểm tra theo hồ sơ cơ sở', en: 'Let a visit follow its establishment' },
  input: z.strictObject({
    /** The event of the establishment that brought it about. */
    because: name,
  }),
  looksUp: (_, state) => ({ site: isDisclosed(state) ? siteOn(state.visit, state.result.on) : nothing }),
  refuses: ['inspection-is-disclosed'],
  decide: ({ because }, state, { lookUps: { site } }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const changed = site === null ? {} : asItWas(state, site);
    return Object.keys(changed).length === 0 ? [] : [events.VisitFollowedItsSite({ changed, because })];
  },
});

/** Another unit only where there is just one: between the parts of a split the lead decides. */
function asItWas({ visit }: Disclosed, { kind, fits, units }: Site) {
  const [unit, ...others] = units;
  return {
    ...(kind === visit.establishmentKind ? {} : { establishmentKind: kind }),
    ...(fits || unit === undefined || others.length > 0 ? {} : { unit }),
  };
}
