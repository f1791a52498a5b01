import { Problem, serveAlone } from '@lien-nganh/service-host';
import type { Config } from './config.ts';
import { callOver } from './http/call.ts';
import { openAudit } from './open-audit.ts';

/** Runs the audit interface in a process of its own, until it is told to stop. */
export function start(config: Config): Promise<void> {
  const call = callOver((path) => originOf(config, path));
  return serveAlone('audit', config, async (opened) => [
    await openAudit({ ...opened, services: config.SERVICES, call }),
  ]);
}

function originOf({ SERVICES, GATEWAY_URL, AUDIT_URL, HOST, PORT }: Config, path: string): string {
  if (path === '/graphql') return GATEWAY_URL;
  if (path.startsWith('/api/audit/')) return AUDIT_URL ?? `http://${HOST}:${PORT}`;
  const found = SERVICES.find(({ name }) => path.startsWith(`/api/${name}/`));
  if (!found) throw new Problem('not-found');
  return found.url;
}
