import { createProjectGraphAsync } from 'nx/src/devkit-exports.js';

/** Without a cached project graph the boundary rule skips itself and lint passes; with an old one it is wrong. So it is made here. */
export async function ensureProjectGraph() {
  await createProjectGraphAsync({ exitOnError: false, resetDaemonClient: true });
}
