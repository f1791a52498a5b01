import type { Command as Declared } from '@lien-nganh/kernel';
import { healthyCommuneCriteria } from '../../bootstrap/plan/communities.ts';
import { directive } from '../../bootstrap/plan/directives.ts';
import { indicators } from '../../bootstrap/plan/indicators.ts';
import { checklist, establishmentTypes, legalBases, teamRules } from '../../bootstrap/plan/inspection-rules.ts';
import type { Planned } from '../../bootstrap/plan/planned.ts';
import { reportingCalendars, reportTemplates } from '../../bootstrap/plan/reporting.ts';
import { workYears } from '../../bootstrap/plan/work-years.ts';
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

/** A directive is amended by its issuer: what is corrected is how its words were entered, in as far as they are shipped. */
const directiveKind: Kind = {
  command: 'correct',
  from: null,
  atFirst: ['number', 'symbol', 'kind', 'issuedOn', 'issuer', 'signatory', 'classification', 'regime'],
};

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
  readonly keptIn?: KeptIn;
  /** The command and its input where the record lacks it; absent: it is not entered again. */
  readonly lacking?: { readonly command: string; readonly content: Content };
}

/** A place in the record that the definition stands for; absent: the whole of it. */
type KeptIn = (record: Content, says: Content) => Content | null;

/** Days on which obligations begin and end are told by amendments, and those that amendments added are not shipped. */
const obligationsShipped: KeptIn = (record, says) => {
  const kept = record['obligations'] as readonly Content[];
  const shipped = says['obligations'] as readonly Content[];
  const obligations = shipped.map(({ code }) => {
    const found = kept.find((one) => one['code'] === code);
    return found === undefined ? null : without(found, ['from', 'endsOn']);
  });
  return { ...record, obligations };
};

/**
 * All that newer versions may ship otherwise: the catalogue, the criteria, the calendars, the templates, the bases of sanctions, what is
 * checked, the kinds of establishments, what is asked of teams and their inspections, the words of directives, and days off.
 */
export async function shippedDefinitions(signal: AbortSignal): Promise<readonly ShippedDefinition[]> {
  const [province, shared] = await Promise.all([loadProvince(shippedProvince.folder, signal), loadShared(signal)]);
  const keeper = standingAgency(province.agencies);
  const directives = province.directives.map(directive);
  const [issued] = directives;
  const planned = [
    ...indicators(shared.indicators, declared(issued!).idOf(parsed(issued!))!),
    healthyCommuneCriteria(shared.healthyCommune, keeper),
    ...legalBases(shared.legalBases, keeper),
    checklist(shared.checklist, keeper),
    ...establishmentTypes(shared.establishmentTypes, keeper),
    ...(teamRules(province.teamRules, keeper).at(-1) ?? []),
    ...reportingCalendars(shared.reportingCalendars, keeper),
    ...reportTemplates(shared.reportTemplates, keeper),
  ];
  const days = workYears(shared.workYears, keeper).flatMap(specialDaysOf);
  return [...planned.map(definitionOf), ...directives.map(directiveOf), ...days];
}

function directiveOf(planned: Planned): ShippedDefinition {
  const { service, stream } = planned;
  const input = parsed(planned);
  const id = declared(planned).idOf(input)!;
  const content = without(input, directiveKind.atFirst);
  const name = `${stream}/${id}`;
  return {
    ...directiveKind,
    name,
    address: { service, stream, id },
    content,
    says: content,
    keptIn: obligationsShipped,
  };
}

/** Each day by itself: papers of one year set some of them, and a province sets others. */
function specialDaysOf(planned: Planned): readonly ShippedDefinition[] {
  const { service, stream } = planned;
  const { year, days, names, basis } = parsed(planned) as unknown as SpecialDays;
  return days.map((day) => ({
    ...{ name: `${stream}/${day.on}`, address: { service, stream, id: String(year) } },
    ...{ command: 'correct-day', from: null, atFirst: [], content: { ...day, names, basis } },
    says: { is: day.is, names, basis },
    keptIn: ({ days: kept }) => (kept as SpecialDays['days']).find(({ on }) => on === day.on) ?? null,
    lacking: { command: 'enter-days', content: { year, days: [day], names, basis } },
  }));
}

interface SpecialDays {
  readonly year: number;
  readonly days: readonly { readonly on: string; readonly is: string }[];
  readonly names: unknown;
  readonly basis: unknown;
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
