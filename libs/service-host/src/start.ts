import type { Service } from '@lien-nganh/kernel';
import { noteLookAt } from './audit/note-over-http.ts';
import { systemClock } from './clock.ts';
import { figuresAt } from './commands/figures-over-http.ts';
import type { HostSettings } from './config.ts';
import { deliveryOptions } from './deliveries/settings.ts';
import { fileOptions } from './files/settings.ts';
import { serviceApp } from './http/app.ts';
import { eachOnce } from './http/below.ts';
import type { MountedApp } from './http/mounted.ts';
import { outerApp } from './http/outer-app.ts';
import { takePort } from './http/take-port.ts';
import { tokenVerifier, type TokenVerifier } from './identity/tokens.ts';
import { openPorts, portsConfig, type Ports } from './ports.ts';
import { openRuntime, type RuntimeOptions } from './runtime.ts';
import { healthOf, parkedOf } from './telemetry/health.ts';
import { makeLogger } from './telemetry/logger.ts';
import { makeMetrics } from './telemetry/metrics.ts';
import { startTracing } from './telemetry/start-tracing.ts';

/** What a process of its own has opened, from its settings alone. */
export interface Opened extends RuntimeOptions {
  readonly ports: Ports;
  readonly verifier: TokenVerifier;
}

export async function openFromSettings(settings: HostSettings): Promise<Opened> {
  const ports = await openPorts(portsConfig(settings));
  return {
    ports,
    clock: systemClock,
    logger: makeLogger({ level: settings.LOG_LEVEL, pretty: process.stdout.isTTY }),
    metrics: makeMetrics(),
    partitions: settings.PARTITIONS,
    patienceMs: settings.REFUSAL_PATIENCE_MS,
    answerWithinMs: settings.ANSWER_WITHIN_MS,
    queryTimeoutMs: settings.QUERY_TIMEOUT_MS,
    files: fileOptions(settings),
    deliveries: deliveryOptions(settings),
    ...(settings.AUDIT_URL === undefined ? {} : { noteLook: noteLookAt(settings.AUDIT_URL) }),
    ...figuresIn(settings),
    ...noticeIn(settings),
    verifier: tokenVerifier({
      issuer: settings.OIDC_ISSUER,
      audience: settings.OIDC_AUDIENCE,
      keys: { url: settings.OIDC_JWKS_URL },
    }),
  };
}

function figuresIn({ FIGURES_URL: url }: HostSettings): Pick<RuntimeOptions, 'figures'> {
  return url === undefined ? {} : { figures: figuresAt(() => url) };
}

function noticeIn({ NOTICE_VI: vi, NOTICE_EN: en }: HostSettings): Pick<RuntimeOptions, 'notice'> {
  return vi === undefined || en === undefined ? {} : { notice: { vi, en } };
}

/** Resolves when the process is told to stop. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** Runs a service in a process of its own, until it is told to stop. */
export function start(service: Service, settings: HostSettings): Promise<void> {
  return serveAlone(service.name, settings, async (opened) => {
    const runtime = await openRuntime(service, opened);
    const { app } = await serviceApp(runtime, opened.verifier);
    const close = async () => {
      await app.close();
      await runtime.close();
    };
    const told = { health: () => healthOf(runtime), parked: () => parkedOf(runtime) };
    return [{ path: `/api/${service.name}`, app, ...told, close }];
  });
}

/**
 * Answers on the settings' port until the process is told to stop: below the paths of the apps that `open` gives, and
 * beside them as in the platform: health, metrics, and a problem at every other address.
 *
 * @param name of the process in traces
 * @param open gives one app at one or more paths; it is closed once
 */
export async function serveAlone(
  name: string,
  settings: HostSettings,
  open: (opened: Opened) => Promise<readonly MountedApp[]>,
): Promise<void> {
  const port = await takePort({ host: settings.HOST, port: settings.PORT });
  const tracing = await startTracing(name, settings);
  const opened = await openFromSettings(settings);
  const { metrics, logger } = opened;
  const mounted = await open(opened);
  port.open(outerApp({ mounted, own: [], metrics, logger, metricsToken: settings.METRICS_TOKEN }), mounted);
  logger.info({ url: port.url }, 'listening');
  await toldToStop();
  await port.close();
  for (const { close } of eachOnce(mounted)) await close();
  await opened.ports.close();
  await tracing.close();
}
