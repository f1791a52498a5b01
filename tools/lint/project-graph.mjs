import { createProjectGraphAsync, readCachedProjectGraph } from 'nx/src/devkit-exports.js';

/**
 * Without a cached project graph the boundary rule skips itself and lint passes. Nx writes the cache before it runs a
 * task; ESLint started by hand or by an editor finds none, or an old one, so it is made here.
 */
export async function ensureProjectGraph() {
  if (process.env.NX_TASK_TARGET_PROJECT) {
    readCachedProjectGraph();
  } else {
    await createProjectGraphAsync({ exitOnError: false, resetDaemonClient: true });
  }
}
