import { callOver, openAudit, type Audit } from '@lien-nganh/audit';
import { openGateway, recordsAt, reportFilesAt, type Gateway } from '@lien-nganh/gateway';
import type { Service } from '@lien-nganh/kernel';
import {
  figuresAt,
  healthOf,
  openRuntime,
  parkedOf,
  serviceApp,
  type AnsweringApp,
  type Runtime,
  type RuntimeOptions,
  type TokenVerifier,
} from '@lien-nganh/service-host';
import { services } from '../services.ts';
import type { Closing } from './closing.ts';

export interface ServiceOptions extends RuntimeOptions {
  readonly verifier: TokenVerifier;
  readonly partitions: number;
  /** Where this process listens, `http://127.0.0.1:8080`; asked only once it does. */
  readonly origin: () => string;
}

export interface OpenServices {
  readonly gateway: Gateway;
  readonly runtimes: readonly Runtime[];
  readonly mounted: readonly AnsweringApp[];
}

/**
 * Opens everything that answers on the port: the gateway first, which says in the log into which generation of topics
 * everybody publishes, and the audit before the services, which note through it what they show to auditors.
 */
export async function openServices(options: ServiceOptions, closing: Closing): Promise<OpenServices> {
  const runtimes: Runtime[] = [];
  const opening: { audit?: Audit } = {};
  const gateway = await openGateway(options.ports, {
    ...options,
    // Nobody asks before the port is open, and by then the audit is.
    noteLook: (look) => opening.audit!.noteLook(look),
    readReportRecord: recordsAt('reporting', options.origin),
    readTask: recordsAt('agencies', options.origin),
    readReportFile: reportFilesAt(options.origin),
  });
  closing.add(() => gateway.close());
  const audit = await auditOf(options);
  closing.add(() => audit.close());
  opening.audit = audit;
  const publishing = { ...options, noteLook: audit.noteLook, figures: figuresAt(options.origin) };
  const opened = await Promise.all(services.map((service) => openService(service, publishing, closing)));
  runtimes.push(...opened.map(({ runtime }) => runtime), audit.runtime);
  return { gateway, runtimes, mounted: [...opened.map(({ mounted }) => mounted), ...gateway.mounted, audit] };
}

function auditOf({ origin, ...options }: ServiceOptions): Promise<Audit> {
  const audited = services.map(({ name, streams }) => ({ name, prefixes: streams.map(({ prefix }) => prefix) }));
  return openAudit({ ...options, services: audited, call: callOver(origin) });
}

async function openService(service: Service, { verifier, ...options }: ServiceOptions, closing: Closing) {
  const runtime = await openRuntime(service, options);
  closing.add(() => runtime.close());
  const { app } = await serviceApp(runtime, verifier);
  closing.add(() => app.close());
  const told = { health: () => healthOf(runtime), parked: () => parkedOf(runtime) };
  return { runtime, mounted: { path: `/api/${service.name}`, app, ...told } };
}
