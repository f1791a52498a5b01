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

/** Whether a hotspot is, as it was told last, a spot in a public place: then no inspection names it by itself. */
export function isInPublic({ stretches }: Recorded): boolean {
  return stretches.at(-1)!.content['kind'] === 'public-place';
}

/** Whether a visit was made where the hotspot is: to its establishment, or of one in public to a public place. */
function isThere(spot: Recorded, { place, establishment }: Disclosed['visit']): boolean {
  return isInPublic(spot)
    ? place === 'public-place'
    : establishment !== null && spot.stretches.at(-1)!.content['establishment'] === establishment;
}

/** Whether the visit was made to the hotspot while it was managed, and found nothing. */
export function isClean(hotspot: Work, inspection: Inspection): boolean {
  const stands = managed(hotspot);
  if (!stands || !isDisclosed(inspection) || inspection.is !== 'carried-out') return false;
  const { visit, result } = inspection;
  const isAgain = visit.mode === 're-inspection' && isThere(stands, visit);
  return isAgain && stands.on <= result.on && foundNothing(inspection);
}

function foundNothing({ result, cases }: Disclosed): boolean {
  const found = cases.violations.some(({ is }) => is !== 'dropped');
  return !found && cases.transfers.length === 0 && result.findings.every((one) => one.result !== 'not-met');
}
