import { hostSettings, readSettings, type Environment } from '@lien-nganh/service-host';
import { z } from 'zod';

const services = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'takes JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.strictObject({ name: z.string(), prefixes: z.array(z.string()), url: z.url() })));

const settings = hostSettings.extend({
  /** `[{"name":"inspections","prefixes":["inspection"],"url":"http://inspections:8082"}]`. */
  SERVICES: services,
  GATEWAY_URL: z.url(),
});

export type Config = z.output<typeof settings>;

/** The only reader of the environment. */
export function readConfig(environment: Environment): Config {
  return readSettings(settings, environment);
}
