import type { Sentences } from '@lien-nganh/service-host';
import type { Databases } from '../start/databases.ts';
import type { Issuer } from '../issuer/issuer.ts';
import type { Program } from './programs.ts';

/** What every process of a cluster is told. */
export interface Common {
  readonly province: string;
  readonly eventStoreUrl: string;
  readonly brokerUrl: string;
  readonly databases: Pick<Databases, 'url' | 'keysUrl'>;
  readonly masterKey: Buffer;
  /** Where the contents of files are kept. */
  readonly filesUrl: string;
  readonly issuer: Issuer;
  readonly partitions: number;
  /** Where all of it answers together. */
  readonly origin: string;
  readonly notice: Sentences | null;
  readonly logLevel: string;
}

/** The environment in which a process of the cluster runs: the whole of its settings. */
export function environmentOf(common: Common, programs: readonly Program[]): Record<string, string> {
  const { databases, issuer, origin, notice } = common;
  const audited = programs.filter(({ name, prefixes }) => prefixes.length > 0 && name !== 'audit');
  const passedOn = Object.entries(process.env).filter(([name]) =>
    /^(PATH|HOME|LANG|TZ|SystemRoot|TEMP|TMP|OTEL_[A-Z_]+|SMTP_URL|MAIL_FROM|WEBHOOK_(KEY|HOSTS)|PUBLIC_URL|FILES_(MAX_MB|QUOTA_MB|UPLOAD_HOURS|SCANNER))$/.test(
      name,
    ),
  );
  return {
    ...(Object.fromEntries(passedOn) as Record<string, string>),
    ...{ PROVINCE: common.province, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: common.logLevel },
    ...{ EVENT_STORE_URL: common.eventStoreUrl, BROKER_URL: common.brokerUrl, DATABASE_URL: databases.url },
    ...{ KEYS_URL: databases.keysUrl, MASTER_KEY: common.masterKey.toString('base64') },
    FILES_URL: common.filesUrl,
    ...{ OIDC_ISSUER: issuer.identity.issuer, OIDC_AUDIENCE: issuer.identity.audience },
    OIDC_JWKS_URL: `${origin}/.well-known/jwks.json`,
    PARTITIONS: String(common.partitions),
    ...{ AUDIT_URL: origin, FIGURES_URL: origin, GATEWAY_URL: origin, REPORTING_URL: origin, AGENCIES_URL: origin },
    SERVICES: JSON.stringify(audited.map(({ name, prefixes }) => ({ name, prefixes, url: origin }))),
    ...(notice ? { NOTICE_VI: notice.vi, NOTICE_EN: notice.en } : {}),
  };
}
