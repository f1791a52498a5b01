import { isIP } from 'node:net';
import { printIssuePath } from '@lien-nganh/vocabulary';
import {
  deliveryFault,
  deliveryOptions,
  deliverySettings,
  fileOptions,
  fileSettings,
  metricsToken,
  type DeliveryOptions,
  type FileOptions,
  tracingSettings,
  type Sentences,
  type TlsFiles,
  type TracingSettings,
} from '@lien-nganh/service-host';
import { z } from 'zod';
import type { StartArguments } from './arguments.ts';
import { UsageError } from './failure.ts';

/** Empty counts as not set: that is how a variable is switched off in many shells. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const postgresUrl = z
  .string()
  .refine(
    (url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url),
    'takes postgres://user:password@host/database',
  );
const httpUrl = z.url({ protocol: /^https?$/, error: 'takes an http or https address' });

/** As a service of its own has them, empty counting as not set. */
const optionalDeliveries = {
  SMTP_URL: optional(deliverySettings.SMTP_URL.unwrap()),
  MAIL_FROM: optional(deliverySettings.MAIL_FROM.unwrap()),
  WEBHOOK_KEY: optional(deliverySettings.WEBHOOK_KEY.unwrap()),
  WEBHOOK_HOSTS: optional(deliverySettings.WEBHOOK_HOSTS.unwrap()),
  PUBLIC_URL: optional(deliverySettings.PUBLIC_URL.unwrap()),
};

const environment = z
  .object({
    DATABASE_URL: optional(postgresUrl),
    KEYS_DATABASE_URL: optional(postgresUrl),
    OIDC_ISSUER: optional(z.string()),
    OIDC_AUDIENCE: optional(z.string()),
    OIDC_JWKS_URL: optional(httpUrl),
    ADMIN_SUBJECT: optional(z.string().max(200)),
    TLS_CERT: optional(z.string()),
    TLS_KEY: optional(z.string()),
    METRICS_TOKEN: metricsToken,
    ...fileSettings,
    FILES_URL: optional(z.string()),
    FILES_SCANNER: optional(fileSettings.FILES_SCANNER.unwrap()),
    ...optionalDeliveries,
    ...tracingSettings,
    LOG_LEVEL: optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
  })
  .refine(({ OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL }) => {
    const given = [OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL].filter((value) => value !== undefined);
    return given.length === 0 || given.length === 3;
  }, 'OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL are set together or not at all')
  .refine(
    ({ DATABASE_URL, KEYS_DATABASE_URL }) => DATABASE_URL !== undefined || KEYS_DATABASE_URL === undefined,
    'KEYS_DATABASE_URL goes with DATABASE_URL',
  )
  .superRefine((settings, context) => {
    const message = deliveryFault(settings);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** Who says who a token’s bearer is, where it is not the platform itself. */
export interface OutsideIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

/** Everything that decides how the platform runs, checked. */
export interface Config extends StartArguments {
  readonly databaseUrl: string | undefined;
  readonly keysDatabaseUrl: string | undefined;
  readonly outsideIssuer: OutsideIssuer | undefined;
  /** Subject of the administrator’s tokens. */
  readonly adminSubject: string;
  /** Answers over TLS. */
  readonly tls: TlsFiles | undefined;
  /** Whoever has it may read the metrics. */
  readonly metricsToken: string | undefined;
  /** Where the contents of files are kept, if not in the data folder. */
  readonly filesUrl: string | undefined;
  readonly files: FileOptions;
  /** How reminders are sent, where the settings say that they are. */
  readonly deliveries: DeliveryOptions;
  readonly logLevel: string;
  /** Whether and where traces are sent. */
  readonly tracing: TracingSettings;
}

/** Arguments and environment together. @throws UsageError that names the flag or the variable */
export function readConfig(args: StartArguments, env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${printIssuePath(path)} ${message}`.trim());
    throw new UsageError({
      vi: `Biến môi trường không hợp lệ: ${namesOf(parsed.error.issues)}.`,
      en: faults.join('; '),
    });
  }
  const tls = tlsFilesOf(args, parsed.data);
  const fault = faultOf({ ...args, tls, elsewhere: parsed.data.DATABASE_URL !== undefined });
  if (fault) throw new UsageError(fault);
  const { DATABASE_URL, KEYS_DATABASE_URL, OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL, ...rest } = parsed.data;
  return {
    ...args,
    databaseUrl: DATABASE_URL,
    keysDatabaseUrl: KEYS_DATABASE_URL,
    outsideIssuer: OIDC_ISSUER ? { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE!, jwksUrl: OIDC_JWKS_URL! } : undefined,
    adminSubject: rest.ADMIN_SUBJECT ?? 'admin',
    tls: isWhole(tls) ? tls : undefined,
    metricsToken: rest.METRICS_TOKEN,
    filesUrl: rest.FILES_URL,
    files: fileOptions(rest),
    deliveries: deliveryOptions(rest),
    logLevel: rest.LOG_LEVEL ?? 'info',
    tracing: rest,
  };
}

/** The variables that are wrong; those that go together are named by the rule that they break. */
function namesOf(issues: readonly z.core.$ZodIssue[]): string {
  const named = issues.map(({ path, message }) =>
    path.length > 0 ? [printIssuePath(path)] : message.match(/[A-Z_]{5,}/g),
  );
  return [...new Set(named.flatMap((names) => names ?? []))].join(', ');
}

/** Flags go before variables, each for itself. */
function tlsFilesOf({ tlsCert, tlsKey }: StartArguments, env: z.output<typeof environment>): Partial<TlsFiles> {
  const [certificate, key] = [tlsCert ?? env.TLS_CERT, tlsKey ?? env.TLS_KEY];
  return { ...(certificate !== undefined && { certificate }), ...(key !== undefined && { key }) };
}

function isWhole(files: Partial<TlsFiles>): files is TlsFiles {
  return files.certificate !== undefined && files.key !== undefined;
}

interface Asked extends StartArguments {
  /** On another PostgreSQL than the embedded one. */
  readonly elsewhere: boolean;
  readonly tls: Partial<TlsFiles>;
}

/** What goes together, each rule with what is said when it is broken. */
const rules: readonly (readonly [holds: (asked: Asked) => boolean, said: Sentences])[] = [
  [
    ({ empty, province, provinceCode }) => empty || (province === undefined && provinceCode === undefined),
    { vi: '--province và --province-code đi cùng --empty', en: '--province and --province-code go with --empty' },
  ],
  [
    ({ province, provinceCode }) => (province === undefined) === (provinceCode === undefined),
    { vi: '--province và --province-code đi cùng nhau', en: '--province and --province-code go together' },
  ],
  [
    ({ provinceCode }) => provinceCode === undefined || /^\d{2}$/.test(provinceCode),
    { vi: '--province-code là hai chữ số', en: '--province-code takes two digits' },
  ],
  [
    ({ province }) => province === undefined || province.trim() !== '',
    { vi: '--province là tên tỉnh', en: '--province takes the name of the province' },
  ],
  [
    ({ tls }) => isWhole(tls) || Object.keys(tls).length === 0,
    {
      vi: '--tls-cert và --tls-key đi cùng nhau, TLS_CERT và TLS_KEY cũng vậy',
      en: '--tls-cert and --tls-key go together, as do TLS_CERT and TLS_KEY',
    },
  ],
  [({ host }) => host.trim() !== '', { vi: '--host là địa chỉ lắng nghe', en: '--host takes an address to listen on' }],
  [
    ({ reset, elsewhere }) => !(reset && elsewhere),
    {
      vi: '--reset chỉ xóa cơ sở dữ liệu đi kèm; cơ sở dữ liệu của DATABASE_URL phải tự xóa',
      en: '--reset erases an embedded database only: drop the one of DATABASE_URL yourself',
    },
  ],
  [
    ({ confirm, reset }) => confirm === undefined || reset,
    { vi: '--confirm đi cùng --reset', en: '--confirm goes with --reset' },
  ],
  [
    ({ oneTimeSecret, real }) => !oneTimeSecret || real,
    { vi: '--one-time-secret đi cùng --real', en: '--one-time-secret goes with --real' },
  ],
];

function faultOf(asked: Asked): Sentences | undefined {
  return rules.find(([holds]) => !holds(asked))?.[1];
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === 'localhost' || host === '::1';
}
