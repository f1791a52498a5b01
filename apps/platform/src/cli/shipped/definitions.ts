import type { Command as Declared } from '@lien-nganh/kernel';
import { healthyCommuneCriteria } from '../../bootstrap/plan/communities.ts';
import { directive } from '../../bootstrap/plan/directives.ts';
import { indicators } from '../../bootstrap/plan/indicators.ts';
import { checklist, establishmentTypes, legalBases, teamRules } from '../../bootstrap/plan/inspection-rules.ts';
import type { Planned } from '../../bootstrap/plan/planned.ts';
import { reportingCalendars, reportTemplates } from '../../bootstrap/plan/reporting.ts';
import { standingAgency } from '../../issuer/accounts.ts';
import { loadProvince, loadShared } from '../../reference-data/load.ts';
import { services } from '../../services.ts';
import { shippedProvince } from '../../start/folder.ts';

type Content = Readonly<Record<string, unknown>>;

/** How what is shipped takes the place of what a province keeps. */
interface Kind {
  /** The command that a keeper would send. */
  readonly command: string;
  /** Field of its first day; `null`: the command corrects the whole, and gives a reason. */
  readonly from: string | null;
  /** What whoever enters it says besides, and who revises it does not. */
  readonly atFirst: readonly string[];
}

const kinds: Readonly<Record<string, Kind>> = {
  indicator: { command: 'revise', from: 'validFrom', atFirst: ['code'] },
  criteria: { command: 'follow', from: 'validFrom', atFirst: ['set'] },
  calendar: { command: 'correct', from: null, atFirst: ['calendar'] },
  legalBasis: { command: 'correct-legal-basis', from: null, atFirst: ['basis'] },
  checklist: { command: 'correct-checklist', from: null, atFirst: ['checklist'] },
  establishmentType: { command: 'correct-type', from: null, atFirst: ['kind'] },
  teamRules: { command: 'follow', from: 'validFrom', atFirst: ['kind'] },
  inspectionRules: { command: 'follow-rules', from: 'validFrom', atFirst: ['body'] },
  reportTemplate: { command: 'revise', from: 'from', atFirst: ['template', 'keeper'] },
};

/** Decided where it is kept, and no part of what the definition says: first and last days, and on what a decision rests. */
const decidedHere = ['validFrom', 'validTo', 'from', 'basis'];

/** A definition as this version ships it. */
export interface ShippedDefinition extends Kind {
  /** `indicator/hotspots`. */
  readonly name: string;
  /** Of its record, `agencies/indicator/hotspots`. */
  readonly address: { readonly service: string; readonly stream: string; readonly id: string };
  /** What the command is given, first day and reason apart. */
  readonly content: Content;
  /** What is compared. */
  readonly says: Content;
}

/**
 * All that newer versions may ship otherwise: the catalogue, the criteria, the calendars, the templates, the bases of sanctions, what is
 * checked, the kinds of establishments, and what is asked of teams and their inspections.
 */
export async function shippedDefinitions(signal: AbortSignal): Promise<readonly ShippedDefinition[]> {
  const [province, shared] = await Promise.all([loadProvince(shippedProvince.folder, signal), loadShared(signal)]);
  const keeper = standingAgency(province.agencies);
  const issued = directive(province.directives[0]!);
  const planned = [
    ...indicators(shared.indicators, declared(issued).idOf(parsed(issued))!),
    healthyCommuneCriteria(shared.healthyCommune, keeper),
    ...legalBases(shared.legalBases, keeper),
    checklist(shared.checklist, keeper),
    ...establishmentTypes(shared.establishmentTypes, keeper),
    ...(teamRules(province.teamRules, keeper).at(-1) ?? []),
    ...reportingCalendars(shared.reportingCalendars, keeper),
    ...reportTemplates(shared.reportTemplates, keeper),
  ];
  return planned.map(definitionOf);
}

function definitionOf(planned: Planned): ShippedDefinition {
  const { service, stream } = planned;
  const kind = kinds[stream]!;
  const input = parsed(planned);
  const id = planned.id ?? declared(planned).idOf(input)!;
  const content = without(input, kind.atFirst);
  const says = without(content, decidedHere);
  return { ...kind, name: `${stream}/${id}`, address: { service, stream, id }, content, says };
}

function parsed(planned: Planned): Content {
  return declared(planned).input.parse(planned.input) as Content;
}

function declared({ service, stream, command }: Planned): Declared {
  const types = services.find(({ name }) => name === service)!.streams;
  return types.find(({ prefix }) => prefix === stream)!.commands.find(({ name }) => name === command)!;
}

function without(content: Content, names: readonly string[]): Content {
  return Object.fromEntries(Object.entries(content).filter(([name]) => !names.includes(name)));
}
