import type { GatewayContext } from '../../graphql/context.ts';
import { ownFormsKnown } from '../../read-models/kept-states.ts';
import type { Composed } from '../compose.ts';
import { isShown } from '../document/variants.ts';
import { readTold } from '../figures/reading.ts';
import type { ToldByRef } from '../figures/told.ts';
import { figuresIn } from './asked-of-form.ts';
import { placesIn } from './composed-form.ts';

/**
 * The figures of a form that was filled, as they are told now for its version then; `null`: there was no such form.
 *
 * @param named `<form>@<version>`, as the file keeps it
 */
export async function figuresOfForm(
  context: GatewayContext,
  { known, by }: Pick<Composed, 'known' | 'by'>,
  named: string,
): Promise<ToldByRef | null> {
  const { parts, live } = context;
  const [name, number] = named.split('@');
  const forms = await ownFormsKnown(parts.pool, live.readModels, known.position);
  const form = forms.find((one) => one.form === name);
  const version = form?.versions.find((one) => String(one.version) === number);
  if (form === undefined || version === undefined) return null;
  const told = await readTold(context, figuresIn(placesIn(version, known, by)), by);
  // of what whoever the form is for may not see it holds the sign alone
  return new Map(
    [...told].map(([ref, one]) => [ref, isShown(form.audience, one) ? one : { ...one, value: { is: 'withheld' } }]),
  );
}
