import type { DataOfEvent, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export type TemplateContent = Omit<DataOfEvent<typeof events, 'TemplateRevised'>, 'names'>;
export interface TemplateVersion extends TemplateContent {
  /** Counted from 1, in order of entry and of `from`. */
  readonly version: number;
}
export interface Entered {
  readonly is: 'entered' | 'ended';
  readonly keeper: string;
  readonly names: { readonly vi: string; readonly en: string };
  readonly versions: readonly TemplateVersion[];
  /** Last day on which reports are made by it. */
  readonly endedOn: string | null;
}
export type ReportTemplate = { readonly is: 'none' } | Entered;

export const initial: ReportTemplate = { is: 'none' };

export const evolve: Evolve<ReportTemplate, typeof events> = {
  TemplateEntered: (_, { data: { keeper, names, ...content } }) => ({
    ...{ is: 'entered', keeper, names, endedOn: null },
    versions: [{ ...content, version: 1 }],
  }),
  TemplateRevised: (state, { data: { names, ...content } }) =>
    state.is === 'none'
      ? state
      : { ...state, names, versions: [...state.versions, { ...content, version: state.versions.length + 1 }] },
  TemplateEnded: (state, { data: { lastDay } }) =>
    state.is === 'none' ? state : { ...state, is: 'ended', endedOn: lastDay },
};

/** The version that holds on a day: the last that began by then. */
function versionOn({ versions, endedOn }: Entered, on: string): TemplateVersion | null {
  if (endedOn !== null && on > endedOn) return null;
  return versions.filter(({ from }) => from <= on).at(-1) ?? null;
}

/** Slots of the narrative on a day: the sections that ask for one. */
export function slotsOn(template: ReportTemplate, on: string): readonly string[] {
  const version = template.is === 'none' ? null : versionOn(template, on);
  return (version?.sections ?? []).filter(({ prompt }) => prompt !== null).map(({ code }) => code);
}
