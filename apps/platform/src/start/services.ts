import { agencies } from '@lien-nganh/agencies';
import { callOver, openAudit, type Audit } from '@lien-nganh/audit';
import { inspections } from '@lien-nganh/inspections';
import type { Service } from '@lien-nganh/kernel';
import {
  healthOf,
  openRuntime,
  serviceApp,
  type MountedApp,
  type Runtime,
  type RuntimeOptions,
  type TokenVerifier,
} from '@lien-nganh/service-host';
import type { Closing } from './closing.ts';

/** The services that this process runs. The first knows who is who; the others hear of it. */
const services = [agencies, inspections] as const satisfies readonly Service[];

export interface ServiceOptions extends RuntimeOptions {
  readonly verifier: TokenVerifier;
  /** Where this process listens, `http://127.0.0.1:8080`; asked only once it does. */
  readonly origin: () => string;
}

/** An app behind the port; what was opened for it is closed with everything else. */
export type Answering = Omit<MountedApp, 'close'>;

export interface OpenServices {
  readonly runtimes: readonly Runtime[];
  readonly mounted: readonly Answering[];
}

/** Opens everything that answers on the port: the audit first, because the others note through it what it looks at. */
export async function openServices(options: ServiceOptions, closing: Closing): Promise<OpenServices> {
  const audit = await auditOf(options);
  closing.add(() => audit.close());
  const opened = await Promise.all(
    services.map((service) => openService(service, { ...options, noteLook: audit.noteLook }, closing)),
  );
  return {
    runtimes: [...opened.map(({ runtime }) => runtime), audit.runtime],
    mounted: [...opened.map(({ mounted }) => mounted), audit],
  };
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
  return { runtime, mounted: { path: `/api/${service.name}`, app, health: () => healthOf(runtime) } };
}
