import { streamType } from '@lien-nganh/kernel';
import { assignCode } from './assign-code.ts';
import { dissolve } from './dissolve.ts';
import { endDuty } from './end-duty.ts';
import { establish } from './establish.ts';
import { events } from './events.ts';
import { giveDuty } from './give-duty.ts';
import { joinCommittee } from './join-committee.ts';
import { leaveCommittee } from './leave-committee.ts';
import { refusals } from './refusals.ts';
import { releaseFromSuperior } from './release-from-superior.ts';
import { rename } from './rename.ts';
import { agencyScope } from './scope.ts';
import { setSuperior } from './set-superior.ts';
import { evolve, initial } from './state.ts';
import { transferDuty } from './transfer-duty.ts';
import { withdrawDissolution } from './withdraw-dissolution.ts';

/** An agency in the dated tree; the id is its slug. */
export const agency = streamType({
  prefix: 'agency',
  title: { vi: 'Cơ quan', en: 'Agency' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.agency.read',
  scope: (_, id) => agencyScope(id),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const { names, earlierNames, codes, sector, level, unitCode, requested, sample } = state;
    return {
      title: names.vi,
      status: state.is,
      agency: id,
      day: state.validFrom,
      search: [names, ...earlierNames]
        .flatMap(({ vi, en }) => [vi, en])
        .concat(
          id,
          codes.map(({ code }) => code),
        ),
      facets: { sector, level, unitCode, requested, sample, validTo: state.validTo },
    };
  },
  commands: [
    establish,
    rename,
    setSuperior,
    releaseFromSuperior,
    giveDuty,
    endDuty,
    transferDuty,
    joinCommittee,
    leaveCommittee,
    assignCode,
    dissolve,
    withdrawDissolution,
  ],
});
