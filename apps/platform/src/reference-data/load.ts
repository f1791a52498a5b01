import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unitMap, type UnitMap } from '@lien-nganh/vocabulary';
import { agenciesFile, type AgenciesFile } from './agencies.ts';
import { healthyCommuneFile, type HealthyCommuneFile } from './communities.ts';
import { directiveFile, type Directive } from './directive.ts';
import { indicatorsFile, type IndicatorsFile } from './indicators.ts';
import {
  checklistFile,
  establishmentTypesFile,
  legalBasesFile,
  teamRulesFile,
  type ChecklistFile,
  type EstablishmentTypesFile,
  type LegalBasesFile,
  type TeamRulesFile,
} from './inspection-rules.ts';
import { readJson, readText, ReferenceDataError, type Source } from './read-file.ts';
import {
  reportingCalendarsFile,
  reportTemplatesFile,
  type ReportingCalendarsFile,
  type ReportTemplatesFile,
} from './reporting.ts';
import { unitChangesFile, unitsFile, type UnitChangesFile, type UnitsFile } from './units.ts';
import { workYearsFile, type WorkYearsFile } from './work-years.ts';

/** A directive with the text of its document. */
export interface DirectiveWithText extends Directive {
  readonly document: string;
}

/** What a province brings: its units, its agencies, its directives. */
export interface ProvinceData {
  readonly units: UnitsFile['units'];
  readonly unitChanges: UnitChangesFile['changes'];
  readonly map: UnitMap;
  readonly agencies: AgenciesFile;
  readonly directives: readonly DirectiveWithText[];
  readonly teamRules: TeamRulesFile;
}

/** What is the same in every province. */
export interface SharedData {
  readonly indicators: IndicatorsFile;
  readonly establishmentTypes: EstablishmentTypesFile;
  readonly checklist: ChecklistFile;
  readonly legalBases: LegalBasesFile;
  readonly healthyCommune: HealthyCommuneFile;
  readonly reportingCalendars: ReportingCalendarsFile;
  readonly reportTemplates: ReportTemplatesFile;
  readonly workYears: WorkYearsFile;
}

/** The data that the platform ships, in the sources as in what is built from them. */
export const shippedFolder = fileURLToPath(new URL('../../data/', import.meta.url));

/** Reads a province's folder (`lai-chau`). @throws ReferenceDataError when a file is missing or not of its shape */
export async function loadProvince(name: string, signal: AbortSignal, folder = shippedFolder): Promise<ProvinceData> {
  const source = { folder: join(folder, name), signal };
  const { province, units } = await readJson(source, 'units.json', unitsFile);
  const changes = await readJson(source, 'unit-changes.json', unitChangesFile);
  const agencies = await loadAgencies(name, signal, folder);
  const teamRules = await readJson(source, 'circular-05-2006.json', teamRulesFile);
  if (changes.province !== province || agencies.province !== province) {
    throw new ReferenceDataError(`the files of ${name} are of different provinces`);
  }
  const directives = await loadDirectives(source);
  return { units, unitChanges: changes.changes, map: unitMap(units, changes.changes), agencies, directives, teamRules };
}

/** Reads a province's agencies alone. @throws ReferenceDataError */
export function loadAgencies(name: string, signal: AbortSignal, folder = shippedFolder): Promise<AgenciesFile> {
  return readJson({ folder: join(folder, name), signal }, 'agencies.json', agenciesFile);
}

/** Reads what all provinces share. @throws ReferenceDataError when a file is missing or not of its shape */
export async function loadShared(signal: AbortSignal, folder = shippedFolder): Promise<SharedData> {
  const source = { folder, signal };
  return {
    indicators: await readJson(source, 'indicators.json', indicatorsFile),
    establishmentTypes: await readJson(source, 'establishment-types.json', establishmentTypesFile),
    checklist: await readJson(source, 'checklist.json', checklistFile),
    legalBases: await readJson(source, 'legal-bases.json', legalBasesFile),
    healthyCommune: await readJson(source, 'healthy-commune-criteria.json', healthyCommuneFile),
    reportingCalendars: await readJson(source, 'reporting-calendars.json', reportingCalendarsFile),
    reportTemplates: await readJson(source, 'report-templates.json', reportTemplatesFile),
    workYears: await readJson(source, 'work-years.json', workYearsFile),
  };
}

async function loadDirectives(source: Source): Promise<readonly DirectiveWithText[]> {
  const files = (await readdir(source.folder)).filter((file) => /^directive-.*\.json$/.test(file)).sort();
  const directives: DirectiveWithText[] = [];
  for (const file of files) {
    const directive = await readJson(source, file, directiveFile);
    directives.push({ ...directive, document: await readText(source, directive.text) });
  }
  return directives;
}
