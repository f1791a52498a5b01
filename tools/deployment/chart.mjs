import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, root } from '../workspace/packages.mjs';

export const chart = join(root, 'infra/helm/lien-nganh');
export const renderedFolder = join(root, 'infra/helm/rendered');

const admin = 'load.adminSubject=f3b0c1de-quan-tri';

/** What is rendered: the chart as it is, with what must be said; and with everything that is off unless said. */
export const renderings = {
  'default.yaml': [admin],
  'everything.yaml': [
    ...[admin, 'load.empty=true', 'erasures.storageClassName=nfs'],
    ...['serviceMonitor.enabled=true', 'certificatesSecretName=certificates', 'ingress.className=nginx'],
    ...['services.gateway.tag=0.2.0', 'imagePullSecrets[0].name=registry', 'nodeSelector.disk=ssd'],
  ],
};

/** Of every file of the chart: a rendering that carries it is of this very chart. */
export function chartHash() {
  const hash = createHash('sha256');
  for (const file of filesBelow(chart).sort())
    hash.update(relative(chart, file).replaceAll('\\', '/')).update(readFileSync(file));
  return hash.digest('hex');
}
