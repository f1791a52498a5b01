import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, sameSchema } from './published.mjs';

/**
 * Files of a folder that are not what they were in the commit that brought them, or that are gone. What was committed
 * was published: there may be no release between.
 *
 * @param {string} repository absolute
 * @param {string} folder from the repository's root
 * @returns {string[] | null} a sentence each; `null` where there is no history to compare with
 */
export function changedSinceCommitted(repository, folder) {
  const log = git(repository, ['log', ...added, '--format=commit:%H', '--', folder]);
  if (log === null) return null;
  return [...firstCommits(log)].flatMap(([path, commit]) => {
    if (!existsSync(join(repository, path))) return [`${path} was published by ${commit.slice(0, 7)} and is gone`];
    const then = JSON.parse(git(repository, ['show', `${commit}:${path}`]) ?? 'null');
    return sameSchema(then, readJson(join(repository, path)))
      ? []
      : [`${path} is not what was published by ${commit.slice(0, 7)}`];
  });
}

/** Oldest first; a file that was moved counts as gone from its old place. */
const added = ['--reverse', '--diff-filter=A', '--no-renames', '--name-only'];

/**
 * The first commit of each path, also of one that was deleted and brought again.
 *
 * @param {string} log
 */
function firstCommits(log) {
  const first = new Map();
  let commit = '';
  for (const line of log.split('\n')) {
    if (line.startsWith('commit:')) commit = line.slice('commit:'.length);
    else if (line.endsWith('.json') && !first.has(line)) first.set(line, commit);
  }
  return /** @type {Map<string, string>} */ (first);
}

/**
 * @param {string} repository
 * @param {readonly string[]} args
 * @returns {string | null} what it printed; `null` when git is not there, or has no commit
 */
function git(repository, args) {
  const { status, stdout } = spawnSync('git', ['-C', repository, ...args], { encoding: 'utf8' });
  return status === 0 ? stdout : null;
}
