import type { FormVersion, OwnFormRecord } from '@lien-nganh/contracts/own-form';
import type { MapChoice } from '@lien-nganh/vocabulary';
import { badInput } from '../../graphql/errors.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import { ownFormsKnown } from '../../read-models/kept-states.ts';
import type { ReportKey } from '../question/asked.ts';
import { positionAsked, readingBy } from '../compose.ts';
import { knownReport, type KnownReport } from '../known.ts';
import type { LateSorted } from '../lateness/late-work.ts';
import { readTold, type ReadBy } from '../figures/reading.ts';
import type { ToldByRef } from '../figures/told.ts';
import { figuresIn, placesAsked, versionOn, type PlaceAsked } from './asked-of-form.ts';

export interface FormAsked extends ReportKey {
  readonly form: string;
  /** `<log>:<position>`; `null`: up to where everything has arrived. */
  readonly position: string | null;
  readonly map: MapChoice;
}

/** A form with what is told for each of its places, at one position of the log. */
export interface ComposedForm {
  readonly form: OwnFormRecord;
  readonly version: FormVersion;
  readonly known: KnownReport;
  readonly places: readonly PlaceAsked[];
  readonly told: ToldByRef;
  readonly late: LateSorted;
  readonly by: ReadBy;
}

/**
 * What is told for the places of a form in the report of a period: read as the figures of the report are, under the caller's rights.
 *
 * @throws GraphQLError as a report that is composed; BAD_USER_INPUT where there is no such form, or none of its versions holds on
 * the last day of the period
 */
export async function composeForm(context: GatewayContext, asked: FormAsked): Promise<ComposedForm> {
  const { form: name, position: at, map, ...key } = asked;
  const position = await positionAsked(context, at);
  const known = await knownReport(context, key, position);
  const form = await formKnown(context, name, position);
  const version = versionOn(form, known.period.to);
  if (version === null) {
    const on = known.period.to;
    throw badInput(`Biểu mẫu chưa khai cho ngày ${on}.`, `No version of the form holds on ${on}.`);
  }
  const { by, late } = await readingBy(context, known, map);
  const places = placesIn(version, known, by);
  return { form, version, known, places, late, by, told: await readTold(context, figuresIn(places), by) };
}

/** @throws GraphQLError BAD_USER_INPUT */
async function formKnown({ parts, live }: GatewayContext, name: string, position: bigint): Promise<OwnFormRecord> {
  const forms = await ownFormsKnown(parts.pool, live.readModels, position);
  const form = forms.find((one) => one.form === name);
  if (!form) throw badInput('Không có biểu mẫu này.', 'There is no such form.');
  return form;
}

export function placesIn(version: FormVersion, known: KnownReport, by: ReadBy): readonly PlaceAsked[] {
  const { key, period, agencies } = known;
  const unitCode = agencies.get(key.reporter ?? '')?.unitCode ?? null;
  return placesAsked(version, { key, units: by.units, on: period.to, unitCode });
}

/** Every figure of every form that is filled for a period: so a reference on a filled form is found again. */
export async function askedInForms(context: GatewayContext, known: KnownReport, by: ReadBy) {
  const { parts, live } = context;
  const forms = await ownFormsKnown(parts.pool, live.readModels, known.position);
  return forms.flatMap((form) => {
    const version = versionOn(form, known.period.to);
    return version === null ? [] : figuresIn(placesIn(version, known, by));
  });
}
