import type { Day } from '@lien-nganh/kernel';
import { AUDIT_AGENCY, auditNames, OPERATOR_AGENCY, operatorNames } from '../../issuer/accounts.ts';
import type { AgenciesFile, Agency } from '../../reference-data/agencies.ts';
import type { Planned } from './planned.ts';

const agency = { service: 'agencies', stream: 'agency' } as const;

/** Agencies from the top of the tree, in waves: each stands below agencies of earlier waves. */
export function agenciesByWave({ agencies }: Pick<AgenciesFile, 'agencies'>): readonly (readonly Planned[])[] {
  const waves: Planned[][] = [];
  const known = new Set<string>();
  for (let rest = agencies; rest.length > 0;) {
    const wave = rest.filter(({ superiors }) => superiors.every((superior) => known.has(superior.agency)));
    if (wave.length === 0)
      throw new Error(`agencies stand below each other: ${rest.map(({ slug }) => slug).join(' ')}`);
    waves.push(wave.map((each) => planned(establishing(each))));
    for (const { slug } of wave) known.add(slug);
    rest = rest.filter(({ slug }) => !known.has(slug));
  }
  return waves;
}

/**
 * Duties that agencies took on in the course of their life. They are told with the agency where it is new; a folder for trying
 * out that had it before, and not them, is given them beside.
 */
export function dutiesTakenOn({ agencies }: Pick<AgenciesFile, 'agencies'>): readonly Planned[] {
  return agencies.flatMap(({ slug, validFrom, duties }) =>
    duties
      .filter(({ from, to }) => from > validFrom && to === null)
      .map(({ duty, from }): Planned => {
        return { ...agency, id: slug, command: 'give-duty', input: { duty, from }, already: 'duty-is-held-once' };
      }),
  );
}

/** Agencies that have ended, with those that took over from them. */
export function dissolutions({ agencies, successions }: AgenciesFile): readonly Planned[] {
  return agencies.flatMap(({ slug, validTo }): readonly Planned[] => {
    if (validTo === null) return [];
    const successors = successions
      .filter((each) => each.agency === slug)
      .map(({ to, duty, unitCode }) => ({ agency: to, duty, unitCode }));
    return [
      { ...agency, id: slug, command: 'dissolve', input: { on: validTo, successors }, already: 'agency-goes-on' },
    ];
  });
}

/** Whoever runs the machine: the administrator’s agency, with no work of its own. */
export function operatorAgency(since: Day): Planned {
  return ownAgency({
    agency: OPERATOR_AGENCY,
    ...operatorNames,
    sector: 'operations',
    since,
    duties: [],
    sample: false,
  });
}

/** The steering committee itself, whose members see the whole province. */
export function committeeAgency({ steeringCommittee: { slug, names } }: AgenciesFile, since: Day): Planned {
  const duties = ['steering-committee'];
  return ownAgency({ agency: slug, ...names, sector: 'peoples-committee', since, duties, sample: true });
}

/** Somebody who audits, in a folder with sample accounts. */
export function auditAgency(since: Day): Planned {
  return ownAgency({
    agency: AUDIT_AGENCY,
    ...auditNames,
    sector: 'audit',
    since,
    duties: ['audit'],
    sample: true,
  });
}

interface OwnAgency {
  readonly agency: string;
  readonly vi: string;
  readonly en: string;
  readonly sector: string;
  readonly since: Day;
  readonly duties: readonly string[];
  readonly sample: boolean;
}

function ownAgency({ vi, en, since: from, duties, ...rest }: OwnAgency): Planned {
  return planned({
    ...rest,
    names: [{ vi, en, from }],
    level: 'province',
    unitCode: null,
    validFrom: from,
    duties: duties.map((duty) => ({ duty, from })),
  });
}

function planned(input: unknown): Planned {
  return { ...agency, id: null, command: 'establish', input, already: 'agency-is-new' };
}

/** Its end is told by its dissolution, and which rows are samples by the agency as a whole. */
function establishing(found: Agency): unknown {
  const { slug, names, sector, level, unitCode, validFrom, superiors, duties, requested, sample } = found;
  return {
    agency: slug,
    names: names.map(({ vi, en, from, to }) => ({ vi, en, from, to })),
    membership: found.membership.map(({ from, to }) => ({ from, to })),
    codes: found.electronicCodes.map(({ sample: _sample, ...code }) => code),
    ...{ sector, level, unitCode, validFrom, superiors, duties, requested, sample },
  };
}
