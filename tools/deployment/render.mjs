/**
 * Renders the chart with `helm`, which must be installed, into infra/helm/rendered: what is checked in is what specs look at, so
 * that they need no helm. `node tools/deployment/render.mjs` after every change of the chart; where no helm is installed, Go makes one:
 * `go install helm.sh/helm/v3/cmd/helm@v3.18.6`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chart, chartHash, renderedFolder, renderings } from './chart.mjs';

mkdirSync(renderedFolder, { recursive: true });
for (const [file, values] of Object.entries(renderings)) {
  const args = ['template', 'province', chart, '--kube-version', '1.30.0'];
  const { status, stdout, stderr, error } = spawnSync('helm', [...args, ...values.flatMap((it) => ['--set', it])], {
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  writeFileSync(
    join(renderedFolder, file),
    `# Rendered by tools/deployment/render.mjs from the chart ${chartHash()}\n${stdout}`,
  );
}
