import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import { pastFigures } from '@lien-nganh/contracts/reporting';
import { unitMapFrom, type IndicatorRecord } from '@lien-nganh/contracts/reference';
import { isLinks } from '../measures/catalogue.ts';
import { DefinitionTimeline, framingCode, type Definition } from '../measures/definition.ts';
import { framing } from '../measures/measured.ts';
import type { Fact } from '../ledger/booking.ts';
import { factsFrom, type StateAt } from '../ledger/history.ts';
import { mergingOf, SameSubjects } from '../ledger/same-subjects.ts';
import {
  conditionalBusinesses,
  contractEvent,
  establishmentsInspected,
  findingsMade,
  finesImposed,
  inspectionsDone,
  units,
  visit,
} from '../examples.ts';
import type { Amount } from './counting/amount.ts';
import type { Imported } from './counting/imported.ts';
import { figure, type Material } from './figure.ts';
import { axisOf, type Question } from './question.ts';
import type { Figure } from './value.ts';

/** Figures worked out from contract events without any database: what the ledger's answers are compared with. */

export const wholeProvince: Question = {
  indicator: 'inspections-done',
  unit: null,
  agency: null,
  obligation: null,
  from: '2013-07-01',
  to: '2013-12-31',
  asOf: null,
  map: 'as-was',
  breakdown: null,
};

export function definition(position: number, data: IndicatorRecord): ContractEvent {
  return contractEvent('agencies.indicator', `indicatorDefinition-${data.code}`, { position, data });
}

/** Five definitions, at the positions 1 to 5. */
export const defined = [
  inspectionsDone,
  finesImposed,
  findingsMade,
  establishmentsInspected,
  conditionalBusinesses,
].map((data, index) => definition(index + 1, data));

/** A visit at an establishment of its own. */
export function inspected(position: number, inspection: string, data: Partial<typeof visit> = {}): ContractEvent {
  const whole = { ...visit, inspection, establishment: `e-${inspection}`, ...data };
  return contractEvent('inspections.inspection', `inspection-${inspection}`, { position, data: whole });
}

export function number(value: string) {
  return { is: 'number', value };
}

function stateOf(event: ContractEvent): StateAt<never> {
  const { position, recordedAt, occurredOn, data } = event;
  return { position, knownDay: recordedAt.slice(0, 10), occurredOn, data: data as never };
}

/** All facts that events make, record by record. */
export function factsOf(events: readonly ContractEvent[]): readonly Fact[] {
  const sorted = [...events].sort((a, b) => Number(a.position - b.position));
  const grounds = { definitions: timelineOf(sorted), same: sameSubjectsOf(sorted) };
  const streams = new Set(sorted.map(({ subject }) => subject));
  return [...streams].flatMap((stream) => {
    const states = sorted.filter(({ subject, type }) => subject === stream && !isLinks(type));
    const links = sorted.filter(({ type, data }) => isLinks(type) && (data as { record: string }).record === stream);
    if (states.length === 0) return [];
    return factsFrom({ type: states[0]!.type, states: states.map(stateOf), links: links.map(stateOf) }, grounds);
  });
}

function sameSubjectsOf(events: readonly ContractEvent[]): SameSubjects {
  const always = { knows: () => true };
  return new SameSubjects(events.map((event) => mergingOf(event, always)).filter((one) => one !== null));
}

export function timelineOf(events: readonly ContractEvent[]): DefinitionTimeline {
  return new DefinitionTimeline(
    events
      .filter(({ type }) => type === 'agencies.indicator')
      .map(({ position, recordedAt, data }) => ({
        position,
        knownDay: recordedAt.slice(0, 10),
        definition: data as Definition,
      })),
  );
}

/** The same figure as the ledger's, from each single fact. */
export function figureFrom(events: readonly ContractEvent[], asked: Partial<Question>, today = '2026-11-25'): Figure {
  const question = { ...wholeProvince, ...asked };
  return figure(question, materialFrom(events, question, today));
}

function materialFrom(events: readonly ContractEvent[], question: Question, today: string): Material {
  const timeline = timelineOf(events);
  const { axis, line } = axisOf(question);
  const facts = factsOf(events).filter(
    (fact) => fact.axis === axis && fact.line === line && (question.asOf === null || fact.position <= question.asOf),
  );
  const kind = timeline.at(null).byCode.get(question.indicator)?.at(-1)?.kind;
  const begun = kind === 'derived-stock' ? '' : question.from;
  const amountsOf = (indicator: string, from: string): Amount[] =>
    facts
      .filter(({ counted }) => counted.indicator === indicator)
      .filter(({ counted }) => from <= counted.occurredOn && counted.occurredOn <= question.to)
      .map(({ value, counted: { place, occurredOn: on, subject, dimensions } }) => {
        return { place, on, subject, value, part: dimensions[question.breakdown ?? ''] ?? '' };
      });
  return {
    definitions: timeline.at(question.asOf),
    present: timeline.at(null),
    units: unitMapFrom(units),
    today,
    frontier: null,
    amounts: amountsOf(question.indicator, begun),
    parts: amountsOf(question.indicator, begun),
    checks: amountsOf(framingCode(framing.check), question.from),
    openPairEnds: amountsOf(framingCode(framing.openPairEnd), question.from),
    statedYears: amountsOf(framingCode(framing.disciplineStated), question.from),
    imported: importedIn(events, question),
    releases: [],
    spans: [],
  };
}

/** Figures of papers, each record in its last state. */
function importedIn(events: readonly ContractEvent[], { indicator, agency, asOf }: Question): readonly Imported[] {
  const told = events.filter(({ type, position }) => type === pastFigures.type && (asOf === null || position <= asOf));
  const records = new Map(told.map((event) => [event.subject, event.data as ContractData<typeof pastFigures>]));
  return [...records]
    .filter(([, data]) => data.indicator === indicator && data.agency === agency)
    .flatMap(([record, { figures }]) => figures.map((one) => ({ ...one, record })));
}
