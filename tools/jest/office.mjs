import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Specs that need LibreOffice are named `*.office.spec.ts`. They run where its program `soffice` is on the path; a bare machine
 * has none, and it takes longer to install than all other specs take to run.
 */
const END = '.office.spec.ts';
const found = (process.env.PATH ?? '').split(delimiter).some((folder) => isProgram(join(folder, 'soffice')));

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What Jest leaves out, as patterns. */
export const officeSpecsLeftOut = found ? [] : [`${END.replaceAll('.', '\\.')}$`];

/** Says by name what is left out: Jest does not. */
export function tellOfOffice() {
  if (found) return;
  console.warn(`SKIPPED: *${END}, the specs of LibreOffice. .ci/suites.d/documents.sh installs it and runs them`);
}
