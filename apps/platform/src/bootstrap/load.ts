import type { Logger, Runtime } from '@lien-nganh/service-host';
import type { Day } from '@lien-nganh/kernel';
import { dayOf } from '@lien-nganh/vocabulary';
import type pg from 'pg';
import type { Bar, Progress } from '../command-line/progress.ts';
import type { FolderDescription } from '../data-folder/description.ts';
import { loadProvince, loadShared, type ProvinceData } from '../reference-data/load.ts';
import { shippedProvince } from '../start/folder.ts';
import { rememberLoaded, type Installation } from '../start/installation.ts';
import { standingAgency } from '../issuer/accounts.ts';
import { accountsOf } from './accounts.ts';
import { accounts } from './plan/accounts.ts';
import {
  agenciesByWave,
  auditAgency,
  committeeAgency,
  dissolutions,
  dutiesTakenOn,
  operatorAgency,
} from './plan/agencies.ts';
import { healthyCommuneCriteria } from './plan/communities.ts';
import { directive } from './plan/directives.ts';
import { indicators } from './plan/indicators.ts';
import { checklist, establishmentTypes, legalBases, teamRules } from './plan/inspection-rules.ts';
import type { Planned } from './plan/planned.ts';
import { reportingCalendars, reportingRegime, reportTemplates, templatesFollowed } from './plan/reporting.ts';
import { officesByOrder } from './plan/by-order.ts';
import { sampleAssignment } from './plan/sample-assignment.ts';
import { abolitions, changesByDay, unitsByLevel } from './plan/units.ts';
import { workYears } from './plan/work-years.ts';
import { NotArrived, Sender, until, type LoadingRefused } from './sender.ts';
import { versionOfShippedData } from './version.ts';

export interface Loading {
  /** What is loaded into: a data folder, or what services have elsewhere. */
  readonly folder: { readonly description: Pick<FolderDescription, 'kind' | 'empty' | 'createdAt'> };
  readonly installation: Installation;
  readonly pool: pg.Pool;
  readonly runtimes: readonly Runtime[];
  readonly adminSubject: string;
  readonly progress: Progress;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Commands that may go at once, then the services in which the next ones must find them. */
interface Stage {
  readonly send: readonly Planned[];
  readonly settle: boolean;
}

/**
 * Loads what the platform ships; interrupted, it goes on at the next start.
 *
 * @returns whether anything was loaded: `false` when the database has it already
 */
export async function loadReferenceData(loading: Loading): Promise<boolean> {
  const { installation, pool, progress, signal } = loading;
  const version = await versionOfShippedData(signal);
  if (installation.loaded === version) return false;
  const what = { vi: 'Nạp dữ liệu tham chiếu', en: 'Load the reference data' };
  await progress.step(what, async () => {
    let bar: Bar | null = null;
    const sender = senderOf(loading, () => bar?.advance());
    const stages = await stagesOf(loading, sender);
    bar = progress.bar(
      what,
      stages.reduce((sum, { send }) => sum + send.length, 0),
    );
    try {
      await sendAll(sender, stages, loading.logger);
    } finally {
      bar.stop();
    }
    await heard(loading);
    for (const send of await reportingOf(loading, sender)) await sender.all(send);
    await sender.all(await samplesOf(loading));
  });
  await rememberLoaded(pool, version);
  return true;
}

function senderOf({ runtimes, signal, installation, logger }: Loading, onSent: () => void): Sender {
  const onRefused = (refused: LoadingRefused) => {
    // In a folder that lives, the province may have decided otherwise: its word stands, and the operator is told.
    if (installation.loaded === null) throw refused;
    logger.warn({ err: refused }, 'newer reference data do not fit what the log holds');
  };
  return new Sender({ runtimes, signal, onSent, onRefused });
}

async function sendAll(sender: Sender, stages: readonly Stage[], logger: Logger): Promise<void> {
  for (const { send, settle } of stages) {
    const began = performance.now();
    await sender.all(send);
    const sent = performance.now();
    if (settle) await sender.settle('agencies');
    const settleMs = Math.round(performance.now() - sent);
    logger.debug(
      { first: send[0]?.command, commands: send.length, sendMs: Math.round(sent - began), settleMs },
      'loaded',
    );
  }
}

/** Long before any record, so that work of past years has somebody who did it. */
const SINCE: Day = '2004-01-01';

async function stagesOf({ folder, adminSubject, signal }: Loading, sender: Sender): Promise<readonly Stage[]> {
  const { kind, empty, createdAt } = folder.description;
  const since = kind === 'real' ? dayOf(createdAt) : SINCE;
  const opened = { accounts: await accountsOf(folder.description), since, adminSubject };
  const operator = settled([operatorAgency(since)]);
  if (empty) return [operator, settled(accounts({ ...opened, agencies: [] }))];
  const province = await loadProvince(shippedProvince.folder, signal);
  const { agencies } = province;
  const samples = kind === 'real' ? [] : [auditAgency(since), ...dutiesTakenOn(agencies)];
  return [
    operator,
    ...unitsByLevel(province).map(settled),
    ...changesByDay(province).map((send) => ({ send, settle: false })),
    ...agenciesByWave(agencies).map(settled),
    settled([committeeAgency(agencies, SINCE), ...samples]),
    settled(dissolutions(agencies)),
    settled([...abolitions(province), ...accounts({ ...opened, agencies: agencies.agencies })]),
    ...(await rulesOf(province, sender, signal)),
  ];
}

/** What is asked, what is counted and what is checked. */
async function rulesOf(province: ProvinceData, sender: Sender, signal: AbortSignal): Promise<readonly Stage[]> {
  const shared = await loadShared(signal);
  const keeper = standingAgency(province.agencies);
  const issued = province.directives.map(directive);
  const defined = issued.slice(0, 1).flatMap((first) => indicators(shared.indicators, sender.idOf(first)));
  const kept = [
    ...legalBases(shared.legalBases, keeper),
    checklist(shared.checklist, keeper),
    ...establishmentTypes(shared.establishmentTypes, keeper),
    healthyCommuneCriteria(shared.healthyCommune, keeper),
    ...reportingCalendars(shared.reportingCalendars, keeper),
  ];
  const ruled = teamRules(province.teamRules, keeper).map((send) => ({ send, settle: false }));
  const days = settled(workYears(shared.workYears, keeper));
  return [settled(issued), settled(defined), { send: kept, settle: false }, ...ruled, days];
}

function settled(send: readonly Planned[]): Stage {
  return { send, settle: true };
}

/** Reporting hears first of the agencies, obligations and indicators that templates and regimes name; each names the one before. */
async function reportingOf({ folder, signal }: Loading, sender: Sender): Promise<readonly (readonly Planned[])[]> {
  if (folder.description.empty) return [];
  const { directives, agencies } = await loadProvince(shippedProvince.folder, signal);
  const shared = await loadShared(signal);
  return [
    reportTemplates(shared.reportTemplates, standingAgency(agencies)),
    directives.map((one) => reportingRegime(one, sender.idOf(directive(one)), agencies.agencies)),
    directives.flatMap(templatesFollowed),
  ];
}

/** What a folder for trying out has besides: the audit service hears of its auditors first, so this goes last. */
async function samplesOf({ folder, signal }: Loading): Promise<readonly Planned[]> {
  const { kind, empty } = folder.description;
  if (kind === 'real' || empty) return [];
  const { agencies } = await loadProvince(shippedProvince.folder, signal);
  return [...officesByOrder(agencies), sampleAssignment()];
}

/** A service of a folder that lives may keep a table since today only: then it holds what is told from now on. */
async function heard({ runtimes, signal, installation, logger }: Loading): Promise<void> {
  if (installation.loaded === null) return untilHeardEverywhere(runtimes, signal);
  try {
    await untilHeardEverywhere(runtimes, signal, OF_A_LIVING_FOLDER_MS);
  } catch (error) {
    if (!(error instanceof NotArrived)) throw error;
    logger.warn({ err: error }, 'a service lacks what was told before it kept it');
  }
}

const OF_A_LIVING_FOLDER_MS = 20_000;

/** Tables that services share must be the same in each, so that an officer is known wherever they ask. */
async function untilHeardEverywhere(
  runtimes: readonly Runtime[],
  signal: AbortSignal,
  withinMs?: number,
): Promise<void> {
  const [first, ...others] = runtimes;
  for (const other of others) {
    for (const { table } of other.service.reference) {
      if (!first!.service.reference.some((each) => each.table === table)) continue;
      const known = (await first!.rows.list(table, '')).length;
      await until(signal, async () => (await other.rows.list(table, '')).length >= known, withinMs);
    }
  }
}
