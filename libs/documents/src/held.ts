import { allBlocks, figuresOfBlock } from './check.ts';
import type { OfficialDocument } from './model.ts';
import type { Figure } from './values.ts';

/** The figures of a document in the order of its text, as a docx of it is read back; those that charts draw are not among them. */
export function figuresOf(document: OfficialDocument): readonly Figure[] {
  return allBlocks(document).flatMap(figuresOfBlock);
}

/** Its narratives, in order. */
export function narrativesOf(document: OfficialDocument): readonly { readonly slot: string; readonly text: string }[] {
  return allBlocks(document).flatMap((block) =>
    block.is === 'narrative' ? [{ slot: block.slot, text: block.text }] : [],
  );
}
