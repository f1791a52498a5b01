import { hostSettings, InvalidConfiguration, readSettings, type Environment } from '@lien-nganh/service-host';
import { z } from 'zod';
import { UsageError } from '../command-line/failure.ts';

/** What a command for separate services reads of the environment: the settings of a service that name its engines. */
const engines = hostSettings.pick({
  PROVINCE: true,
  EVENT_STORE_URL: true,
  BROKER_URL: true,
  DATABASE_URL: true,
  KEYS_URL: true,
  MASTER_KEY: true,
  ERASURES_FILE: true,
  PARTITIONS: true,
  LOG_LEVEL: true,
});
export type EngineSettings = z.output<typeof engines>;

const loading = engines.extend({
  /** `sub` of the administrator's tokens, as the identity provider gives it. */
  ADMIN_SUBJECT: z.string().min(1),
  /** Where the gateway answers: then the end of loading is that the figures are known. */
  GATEWAY_URL: z.url().optional(),
});
export type LoadSettings = z.output<typeof loading>;

/** @throws UsageError that names every setting that is missing or wrong, and never a value */
export function readEngineSettings(environment: Environment): EngineSettings {
  return explained(() => readSettings(engines, environment));
}

/** @throws UsageError as `readEngineSettings` */
export function readLoadSettings(environment: Environment): LoadSettings {
  return explained(() => readSettings(loading, environment));
}

/** Which engines the services stand on, as the database remembers it. */
export function enginesOf({ EVENT_STORE_URL: log, BROKER_URL: broker }: EngineSettings): string {
  const [store, exchange] = [isPostgres(log) ? 'postgres' : 'kurrentdb', isPostgres(broker) ? 'postgres' : 'kafka'];
  return store === exchange ? store : `${store}+${exchange}`;
}

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

function explained<T>(read: () => T): T {
  try {
    return read();
  } catch (failure) {
    if (!(failure instanceof InvalidConfiguration)) throw failure;
    const names = failure.faults.map((fault) => fault.slice(0, fault.indexOf(':'))).join(', ');
    throw new UsageError(
      { vi: `Thiếu hoặc sai biến môi trường: ${names}.`, en: failure.faults.join('; ') },
      { cause: failure },
    );
  }
}
