import { resolve, unitFaults } from '@lien-nganh/vocabulary';
import { expanded, reportersOf, runningText } from './directive.ts';
import { askedBy } from './reporting.ts';
import type { DirectiveWithText, ProvinceData, SharedData } from './load.ts';

/** What in the files does not fit together, one English line each; empty when they do. */
export function referenceDataFaults(province: ProvinceData, shared: SharedData): readonly string[] {
  return [
    ...unitFaults(province.units, province.unitChanges),
    ...agencyFaults(province),
    ...province.directives.flatMap((directive) => directiveFaults(directive, province, shared)),
    ...indicatorFaults(province, shared),
    ...inspectionFaults(province, shared),
    ...legalFaults(province, shared),
    ...templateFaults(shared),
  ];
}

function templateFaults({ reportTemplates, indicators: { indicators } }: SharedData): readonly string[] {
  const asked = reportTemplates.templates.flatMap(askedBy);
  const divided = indicators.flatMap(({ code, breakdowns }) => breakdowns.map((one) => `${code} by ${one.dimension}`));
  return [
    ...unknown(
      'indicator',
      asked.map(({ indicator }) => indicator),
      new Set(indicators.map(({ code }) => code)),
    ),
    ...unknown(
      'breakdown',
      asked.flatMap(({ indicator, dimension }) => (dimension === null ? [] : [`${indicator} by ${dimension}`])),
      new Set(divided),
    ),
  ];
}

function agencyFaults({ agencies: file, map }: ProvinceData): readonly string[] {
  const known = new Set(file.agencies.map((agency) => agency.slug));
  const named = [
    ...file.agencies.flatMap((agency) => agency.superiors.map((superior) => superior.agency)),
    ...file.successions.flatMap((succession) => [succession.agency, succession.to]),
  ];
  return [
    ...unknown('agency', named, known),
    ...unknown(
      'sector',
      file.agencies.map((agency) => agency.sector),
      new Set(Object.keys(file.sectors)),
    ),
    ...unknown(
      'duty',
      file.agencies.flatMap((agency) => agency.duties.map((each) => each.duty)),
      new Set(Object.keys(file.duties)),
    ),
    ...file.agencies
      .filter((agency) => !resolve(map, agency.unitCode, agency.validFrom))
      .map((agency) => `${agency.slug} begins before its unit ${agency.unitCode}`),
  ];
}

function directiveFaults(directive: DirectiveWithText, province: ProvinceData, shared: SharedData): readonly string[] {
  const agencies = new Set(province.agencies.agencies.map((agency) => agency.slug));
  const document = runningText(directive.document);
  const indicators = new Set(shared.indicators.indicators.map((indicator) => indicator.code));
  const obligations = new Set(directive.obligations.map((obligation) => obligation.code));
  const { regime } = directive;
  const addressed = [
    ...directive.obligations.flatMap((each) => [...each.addressees, ...each.leads, ...each.coordinators]),
    ...directive.addressedTo.map((each) => each.group),
    ...[directive.issuer, regime.through, regime.to, regime.office, ...regime.requested],
    ...reportersOf(directive).flatMap(({ agencies: reporting }) => reporting),
  ];
  return [
    ...unknown('agency', expanded(directive, addressed), agencies),
    ...unknown(
      'indicator',
      directive.obligations.flatMap((each) => each.indicators),
      indicators,
    ),
    ...unknown(
      'template',
      Object.values(regime.templates),
      new Set(shared.reportTemplates.templates.map(({ template }) => template)),
    ),
    ...unknown('obligation', [...regime.obligations, regime.consolidation], obligations),
    ...directive.obligations
      .filter((obligation) => !document.includes(obligation.words))
      .map((obligation) => `the words of ${obligation.code} are not in the document`),
  ];
}

/** Those who record figures and are no agency of the tree. */
const otherRecorders = [
  'every-addressee',
  'team-178',
  'team-178-leader',
  'sanctioning-authority',
  'commune',
  'press',
  'platform',
];

function indicatorFaults(province: ProvinceData, shared: SharedData): readonly string[] {
  const { indicators, dimensions, unitsOfCount, countedTogether } = shared.indicators;
  const obligations = province.directives.flatMap((each) => each.obligations.map((obligation) => obligation.code));
  return [
    ...unknown(
      'obligation',
      indicators.flatMap((each) => each.obligations),
      new Set(obligations),
    ),
    ...unknown(
      'recorder',
      indicators.flatMap((each) => each.recordedBy),
      new Set(recordersOf(province)),
    ),
    ...unknown(
      'unit of count',
      indicators.map((each) => each.unitOfCount),
      new Set(Object.keys(unitsOfCount)),
    ),
    ...unknown(
      'dimension',
      indicators.flatMap((each) => each.breakdowns.map((breakdown) => breakdown.dimension)),
      new Set(Object.keys(dimensions)),
    ),
    ...unknown('indicator', countedTogether.flat(), new Set(indicators.map((each) => each.code))),
  ];
}

function inspectionFaults(province: ProvinceData, { establishmentTypes, checklist }: SharedData): readonly string[] {
  const sectors = new Set(Object.keys(province.agencies.sectors));
  return [
    ...unknown(
      'sector',
      checklist.items.flatMap((item) => [item.sector, ...item.others]),
      sectors,
    ),
    ...unknown('sector', sectorsOfTeams(province), sectors),
    ...unknown(
      'report column',
      establishmentTypes.types.map((type) => type.reportColumn),
      new Set(Object.keys(establishmentTypes.reportColumns)),
    ),
  ];
}

function legalFaults(province: ProvinceData, { legalBases }: SharedData): readonly string[] {
  const { provisions, ceilings } = legalBases;
  const documents = new Map(legalBases.documents.map((document) => [document.code, document]));
  return [
    ...unknown(
      'legal document',
      provisions.map((each) => each.document),
      new Set(documents.keys()),
    ),
    ...unknown(
      'act',
      provisions.map((each) => each.act),
      new Set(Object.keys(legalBases.acts)),
    ),
    ...unknown(
      'field',
      provisions.map((each) => each.field),
      new Set(Object.keys(legalBases.fields)),
    ),
    ...unknown(
      'agency',
      ceilings.flatMap((each) => each.agencies),
      new Set(recordersOf(province)),
    ),
    ...provisions
      .filter((each) => each.validFrom < (documents.get(each.document)?.validFrom ?? ''))
      .map((each) => `${each.code} begins before its document`),
  ];
}

/** Every name under which somebody records or decides. */
function recordersOf(province: ProvinceData): readonly string[] {
  return [
    ...province.agencies.agencies.map((agency) => agency.slug),
    ...province.directives.flatMap((each) => each.groups.map((group) => group.slug)),
    ...otherRecorders,
  ];
}

function sectorsOfTeams({ teamRules }: ProvinceData): readonly string[] {
  const rule = teamRules.rules.find((each) => each.code === 'member-sectors');
  return Array.isArray(rule?.value) ? rule.value : [];
}

function unknown(what: string, named: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return [...new Set(named)].filter((each) => !known.has(each)).map((each) => `unknown ${what} ${each}`);
}
