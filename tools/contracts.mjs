/**
 * Compares libs/contracts/published, the schemas of all contract versions that were ever published, with the built code
 * and with git's history. `--write` adds the schema of a version that is new; it never changes one.
 */
import { join } from 'node:path';
import { changedSinceCommitted } from './contracts/history.mjs';
import { publishedFolder, publishedProblems, writePublished } from './contracts/published.mjs';
import { collectContracts } from './names/collect.mjs';
import { root } from './workspace/packages.mjs';

const folder = join(root, publishedFolder);
const contracts = await collectContracts();
if (process.argv.includes('--write')) {
  for (const name of writePublished(folder, contracts)) console.log(`written: ${publishedFolder}/${name}`);
}
const history = changedSinceCommitted(root, publishedFolder);
if (history === null) console.log('there is no history of git here: compared with the code alone');
const problems = [...publishedProblems(folder, contracts), ...(history ?? [])];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
