import { standing, type Recorded, type Work } from '@lien-nganh/work';
import { disclosedIn, isDisclosed, type Disclosed, type Inspection } from '../inspection/lifecycle.ts';

/** A re-inspection as it bears on a hotspot; `null`: it is none, or nobody outside may know of it. */
export function reInspection(state: Inspection): Disclosed | null {
  const disclosed = disclosedIn(state);
  return disclosed?.visit.mode === 're-inspection' ? disclosed : null;
}

/** Of a hotspot that is managed still; `null` of one that has ended or was withdrawn. */
export function managed(state: Work): Recorded | null {
  const stands = standing(state);
  return stands?.endedOn === null ? stands : null;
}

/** The establishment that a hotspot is, as it was told last. */
export function establishmentOf({ stretches }: Recorded): unknown {
  return stretches.at(-1)!.content['establishment'];
}

/** Whether the visit was made to the hotspot while it was managed, and found nothing. */
export function isClean(hotspot: Work, inspection: Inspection): boolean {
  const stands = managed(hotspot);
  if (!stands || !isDisclosed(inspection) || inspection.is !== 'carried-out') return false;
  const { visit, result } = inspection;
  const isThere = visit.mode === 're-inspection' && establishmentOf(stands) === visit.establishment;
  return isThere && stands.on <= result.on && foundNothing(inspection);
}

function foundNothing({ result, cases }: Disclosed): boolean {
  const found = cases.violations.some(({ is }) => is !== 'dropped');
  return !found && cases.transfers.length === 0 && result.findings.every((one) => one.result !== 'not-met');
}
