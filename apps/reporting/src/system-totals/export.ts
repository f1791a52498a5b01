import { lookUp, type LookUp, type OwnRecords } from '@lien-nganh/kernel';
import { BadFile, totalsIn, type BadFileReason, type CellNamed, type Totals } from '@lien-nganh/registers';
import { attachedToForm } from '../own-form/file-of-form.ts';
import type { FormVersion, OwnForm } from '../own-form/state.ts';

/** An export among the attachments of its form, with what it says in every cell that the form names. */
export type ExportFound =
  | { readonly is: 'read'; readonly totals: Totals; readonly hash: string }
  | { readonly is: 'not-attached' }
  | { readonly is: 'unusable'; readonly because: BadFileReason };

/** @param form its code: exports are attached to its record */
export function exportOfForm(form: string, file: string): LookUp<ExportFound> {
  return lookUp([], async (_, records) => {
    const found = await attachedToForm(records, form, file);
    if (found === null) return { is: 'not-attached' };
    const { bytes, hash } = found;
    if (bytes === null) return { is: 'unusable', because: 'too-big' };
    try {
      return { is: 'read', hash, totals: await totalsIn(bytes, await cellsOf(records!, form)) };
    } catch (error) {
      if (error instanceof BadFile) return { is: 'unusable', because: error.reason };
      throw error;
    }
  });
}

/** Those of every version: which one holds is known when the period is. */
async function cellsOf(records: OwnRecords, form: string): Promise<readonly CellNamed[]> {
  const state = (await records.stateOf('ownForm', form)) as OwnForm;
  return state.is === 'none' ? [] : state.versions.flatMap(cellsIn);
}

/** The cells that a version names. */
export function cellsIn({ places }: Pick<FormVersion, 'places'>): readonly CellNamed[] {
  return places.flatMap(({ place }) => (place.is === 'cell' ? [{ sheet: place.sheet, cell: place.cell }] : []));
}
