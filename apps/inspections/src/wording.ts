import { folded } from '@lien-nganh/vocabulary';

const condomsAndNeedles =
  /\b(bao cao su|bcs|condoms?|bkt|(bom )?kim tiem|ong tiem|xi ?lanh|syringes?|needles?|kim chich)\b/u;

/**
 * Whether a text speaks of condoms or needles, which can be neither finding nor exhibit: handing them out is lawful
 * harm reduction, and nobody may be led to carry none.
 */
export function namesCondomsOrNeedles(texts: readonly (string | null)[]): boolean {
  return texts.some((written) => written !== null && condomsAndNeedles.test(folded(written)));
}
