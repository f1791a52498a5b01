import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { AgenciesFile } from '../../reference-data/agencies.ts';
import { expanded, reportersOf } from '../../reference-data/directive.ts';
import type { DirectiveWithText } from '../../reference-data/load.ts';
import type { ReportingCalendarsFile, ReportTemplatesFile } from '../../reference-data/reporting.ts';
import type { Planned } from './planned.ts';

/** The calendars that are shipped, kept from then on by an agency. */
export function reportingCalendars(file: ReportingCalendarsFile, keeper: string): readonly Planned[] {
  return file.calendars.map(({ sample: _, validTo, ...calendar }) => ({
    service: 'reporting',
    stream: 'calendar',
    command: 'enter',
    id: null,
    input: { ...calendar, validTo: lastDay(validTo) },
    onBehalfOf: keeper,
    already: 'calendar-is-new',
  }));
}

/** The templates that are shipped, kept from then on by an agency. */
export function reportTemplates(file: ReportTemplatesFile, keeper: string): readonly Planned[] {
  return file.templates.map((template) => ({
    service: 'reporting',
    stream: 'reportTemplate',
    command: 'enter',
    id: null,
    input: { ...template, keeper },
    onBehalfOf: keeper,
    already: 'template-is-new',
  }));
}

/** What reports of a regime are made by: of one that a folder has since before there were templates, too. */
export function templatesFollowed({ slug, issuedOn, regime }: DirectiveWithText): readonly Planned[] {
  return Object.entries(regime.templates).map(([kind, template]) => ({
    service: 'reporting',
    stream: 'regime',
    command: 'follow-template',
    id: slug,
    input: { kind, template, from: issuedOn },
    onBehalfOf: regime.through,
    already: 'templates-follow-each-other',
  }));
}

/** Who reports to whom from a directive: those it obliges, and those it asks, as long as there are these agencies. */
export function reportingRegime(found: DirectiveWithText, id: string, agencies: AgenciesFile['agencies']): Planned {
  const { name, requested, through, to, office, escalateAfterDays, periodicities, calendars } = found.regime;
  const keyOf = (code: string | undefined) => (code === undefined ? null : `${id}/${code}`);
  const ofPeriodicity = (periodicity: string) =>
    periodicities.includes(periodicity as 'yearly')
      ? keyOf(found.obligations.find((one) => one.role === 'report' && one.periodicity === periodicity)?.code)
      : null;
  const asked = requested.map((group) => ({ group, agencies: expanded(found, [group]) }));
  const named = (groups: readonly Reporting[], manner: string) =>
    groups.flatMap(({ group, agencies: reporting }) =>
      reporting
        .filter((agency) => agencies.some(({ slug }) => slug === agency))
        .map((agency) => ({ agency, group, manner, ...asLongAsThereIs(agency, { agencies, since: found.issuedOn }) })),
    );
  return {
    service: 'reporting',
    stream: 'regime',
    command: 'enter',
    id: null,
    input: {
      ...{ regime: found.slug, names: name, through, to, validFrom: found.issuedOn, validTo: null },
      ...{ class: found.regime.kind, office, escalateAfterDays },
      kinds: (['six-monthly', 'yearly'] as const).map((kind) => ({ kind, obligation: ofPeriodicity(kind) })),
      consolidation: keyOf(found.regime.consolidation),
      calendars: calendars.map(({ scheme, validFrom }) => ({ calendar: scheme, from: validFrom })),
      addressees: once([...named(reportersOf(found), 'obliged'), ...named(asked, 'asked')]),
    },
    onBehalfOf: through,
    already: 'regime-is-new',
  };
}

type Reporting = ReturnType<typeof reportersOf>[number];

/** An agency of two groups reports once. */
function once<A extends { readonly agency: string }>(addressees: readonly A[]): readonly A[] {
  return addressees.filter(({ agency }, index) => addressees.findIndex((one) => one.agency === agency) === index);
}

/** Of a directive that was issued before there was the agency, from its first day on. */
function asLongAsThereIs(slug: string, { agencies, since }: Pick<AgenciesFile, 'agencies'> & { readonly since: Day }) {
  const { validFrom, validTo } = agencies.find((agency) => agency.slug === slug)!;
  return { from: validFrom > since ? validFrom : since, to: lastDay(validTo) };
}

/** The files give the first day without, the service the last day with. */
function lastDay(validTo: Day | null): Day | null {
  return validTo === null ? null : addDays(validTo, -1);
}
