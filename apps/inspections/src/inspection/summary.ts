import type { Summary } from '@lien-nganh/kernel';
import { closedWithItsCase } from './violations/cases.ts';
import { agenciesOf, isDisclosed, openPairs, type Disclosed, type Inspection, type Undisclosed } from './lifecycle.ts';

const titles = { establishment: 'Kiểm tra cơ sở', 'public-place': 'Kiểm tra nơi công cộng' };

/** A line of a list. What it says, whoever may read the record may know. */
export function summary(state: Inspection): Summary {
  if (state.is === 'none') return { title: '', status: 'none' };
  const behind = state.is === 'withdrawn' ? state.was : state;
  const { visit } = behind;
  const day = isDisclosed(behind) ? behind.result.on : visit.plannedFor;
  return {
    title: titles[visit.place],
    status: state.is,
    unit: visit.unit,
    agency: visit.lead,
    ...(day === null ? {} : { day }),
    search: searched(behind),
    facets: {
      mode: visit.mode,
      body: visit.body,
      establishment: visit.establishment,
      joint: agenciesOf(visit).length > 1,
      breaches: isDisclosed(behind) ? behind.result.breaches.length : behind.breaches.length,
      openPairs: isDisclosed(behind) ? openPairs(behind.result) : 0,
      /** Day on which it closed with the case that it sent on. */
      closedOn: isDisclosed(behind) ? closedWithItsCase(behind.cases) : null,
    },
  };
}

function searched(behind: Undisclosed | Disclosed): readonly string[] {
  const { establishment, establishmentKind } = behind.visit;
  const minutes = isDisclosed(behind) ? behind.result.minutes?.number : null;
  return [establishment, establishmentKind, minutes].filter((word) => typeof word === 'string');
}
