import { openForm, UnusableForm, type FormFile } from '@lien-nganh/documents/form';
import { lookUp, type AttachedContent, type LookUp, type OwnRecords } from '@lien-nganh/kernel';

/** The file of a form, as it is found among the attachments of its record. */
export type FormFound =
  | { readonly is: 'open'; readonly form: FormFile; readonly hash: string; readonly name: string }
  | { readonly is: 'not-attached' }
  | { readonly is: 'unusable'; readonly because: UnusableForm['because'] };

/** @param form its code: files are attached to its record */
export function fileOfForm(form: string, file: string): LookUp<FormFound> {
  return lookUp([], async (_, records) => {
    const found = await attachedToForm(records, form, file);
    if (found === null) return { is: 'not-attached' };
    if (found.bytes === null) return { is: 'unusable', because: 'too-large' };
    return opened(found.bytes, found);
  });
}

/** `null`: it is not attached to the form, or was withdrawn. */
export async function attachedToForm(
  records: OwnRecords | undefined,
  form: string,
  file: string,
): Promise<AttachedContent | null> {
  return (await records?.attached?.(`ownForm-${form}`, file)) ?? null;
}

function opened(bytes: Uint8Array, { hash, name }: { readonly hash: string; readonly name: string }): FormFound {
  try {
    return { is: 'open', form: openForm(bytes), hash, name };
  } catch (error) {
    if (error instanceof UnusableForm) return { is: 'unusable', because: error.because };
    throw error;
  }
}
