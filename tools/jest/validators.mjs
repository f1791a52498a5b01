/**
 * Specs that hold produced documents against the standards are named `*.validators.spec.ts`. They run when DOCUMENT_VALIDATORS
 * names a folder with the jars of infra/validators: a bare machine has no Java.
 */
const END = '.validators.spec.ts';
const jars = process.env.DOCUMENT_VALIDATORS;

/** What Jest leaves out, as patterns. */
export const validatorSpecsLeftOut = jars ? [] : [`${END.replaceAll('.', '\\.')}$`];

/** Says by name what is left out: Jest does not. */
export function tellOfValidators() {
  if (jars) return;
  console.warn(`SKIPPED: *${END}, documents held against ECMA-376 and PDF/A. See infra/validators/README.md`);
}
