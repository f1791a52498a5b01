import { connect } from '@lien-nganh/postgres';
import { openPorts, portsConfig, type Logger, type Ports } from '@lien-nganh/service-host';
import { UsageError } from '../command-line/failure.ts';
import type { Progress } from '../command-line/progress.ts';
import { untilFiguresAreKnown } from '../start/figures-known.ts';
import { shippedProvince } from '../start/folder.ts';
import { claimDatabase } from '../start/installation.ts';
import { enginesOf, type LoadSettings } from './engine-settings.ts';
import { gatewayHealthAt } from './gateway-health.ts';
import { loadIntoCluster } from './load.ts';

export interface LoadingServices {
  readonly settings: LoadSettings;
  /** Without the units, agencies and directive that the platform ships: another province. */
  readonly empty: boolean;
  readonly progress: Progress;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Loads into services that run elsewhere what they need before anybody can work: the administrator's account and, unless
 * `empty`, the reference data. Interrupted, it goes on when it is called again; what is there already is not written again.
 *
 * @returns whether anything was loaded
 * @throws UsageError for another province than the shipped one that is not `empty`, and for a database of another kind
 */
export async function loadServices({ settings, empty, ...watching }: LoadingServices): Promise<boolean> {
  const { PROVINCE: code, PARTITIONS: partitions, ADMIN_SUBJECT: adminSubject, DATABASE_URL: url } = settings;
  if (!empty && code !== shippedProvince.code) throw new UsageError(otherProvince(code));
  const pool = connect(url, { max: 2, applicationName: 'load' });
  try {
    const about = { kind: 'real', province: { code } } as const;
    const installation = { ...(await claimDatabase(pool, about, enginesOf(settings), partitions)), partitions };
    const folder = { description: { kind: 'real', empty, createdAt: installation.madeAt } as const };
    const ports = await openPorts(portsConfig(settings));
    try {
      const loaded = await loadIntoCluster({ ...watching, ports, pool, installation, folder, adminSubject });
      if (loaded) await untilGatewayKnows(ports, settings, watching);
      return loaded;
    } finally {
      await ports.close();
    }
  } finally {
    await pool.end();
  }
}

function otherProvince(code: string) {
  return {
    vi: `Dữ liệu đi kèm là của ${shippedProvince.name} (${shippedProvince.code}), không phải của tỉnh ${code}: dùng --empty.`,
    en: `what is shipped is of ${shippedProvince.name} (${shippedProvince.code}), not of province ${code}: give --empty`,
  };
}

async function untilGatewayKnows(
  { store }: Ports,
  { GATEWAY_URL: gateway }: LoadSettings,
  { progress, logger, signal }: Pick<LoadingServices, 'progress' | 'logger' | 'signal'>,
): Promise<void> {
  if (gateway === undefined) return;
  const health = gatewayHealthAt(gateway, { logger, signal });
  await progress.step({ vi: 'Cập nhật số liệu', en: 'Bring the figures up to date' }, () =>
    untilFiguresAreKnown({ store, gateway: { health }, logger, signal }),
  );
}
