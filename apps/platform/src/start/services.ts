import { agencies } from '@lien-nganh/agencies';
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

/** The services that this process runs. */
const services = [agencies, inspections] as const satisfies readonly Service[];

export interface OpenServices {
  readonly runtimes: readonly Runtime[];
  readonly mounted: readonly MountedApp[];
}

/** Opens every service side by side: each waits for the database most of the time. */
export async function openServices(
  options: RuntimeOptions,
  verifier: TokenVerifier,
  closing: Closing,
): Promise<OpenServices> {
  const opened = await Promise.all(
    services.map(async (service) => {
      const runtime = await openRuntime(service, options);
      closing.add(() => runtime.close());
      return { runtime, mounted: await mount(runtime, verifier) };
    }),
  );
  return { runtimes: opened.map(({ runtime }) => runtime), mounted: opened.map(({ mounted }) => mounted) };
}

async function mount(runtime: Runtime, verifier: TokenVerifier): Promise<MountedApp> {
  const { app } = await serviceApp(runtime, verifier);
  return {
    path: `/api/${runtime.service.name}`,
    app,
    health: () => healthOf(runtime),
    // The runtime outlives its app: what was asked before the end is still answered from it.
    close: () => app.close(),
  };
}
