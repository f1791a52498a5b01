import { hostSettings, readSettings, type Environment, type HostSettings } from '@lien-nganh/service-host';

/** The only reader of the environment. */
export function readConfig(environment: Environment): HostSettings {
  return readSettings(hostSettings, environment);
}
