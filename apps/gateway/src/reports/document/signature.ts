import {
  blockByRank,
  signersOn,
  signsUnder,
  usualSigner,
  type AgencyRecord,
  type SignatureLines,
  type Signer,
} from '@lien-nganh/contracts/reference';
import type { Signature } from '@lien-nganh/documents';
import type { Day } from '@lien-nganh/kernel';
import type { GatewayContext } from '../../graphql/context.ts';
import { accountsKnown, signedOffBy, type ReportRecord } from '../../read-models/kept-states.ts';
import type { KnownReport } from '../known.ts';
import { issuerOf } from './head.ts';
import type { Edition } from './issued.ts';

/** What is handed on to whoever signs off reports by order or by delegation. */
const SIGNING = 'sign-reports';

type Submission = ReportRecord['submissions'][number];

/**
 * Lines above the name: of an edition as they were recorded; of a report that was signed off by the papers of whoever did it, on
 * that day; of a draft by whoever signs usually. Where no position is known they follow from what the agency is.
 */
export async function signatureOf(
  context: GatewayContext,
  known: KnownReport,
  edition: Edition | null,
): Promise<Signature> {
  const { authority, title } = recordedOf(edition) ?? (await followingOf(context, known, edition));
  return { authority, title, name: null };
}

/** The last line is the title of whoever signed. */
function recordedOf(edition: Edition | null): SignatureLines | null {
  const lines = edition?.signed?.lines ?? [];
  return lines.length === 0 ? null : { authority: lines.slice(0, -1), title: lines.at(-1)! };
}

async function followingOf(
  context: GatewayContext,
  known: KnownReport,
  edition: Edition | null,
): Promise<SignatureLines> {
  const agency = known.agencies.get(issuerOf(known, edition));
  if (agency === undefined) return { authority: [], title: 'THỦ TRƯỞNG CƠ QUAN' };
  const submission = signedOff(known);
  const on = submission?.on ?? edition?.dated ?? known.period.to;
  return linesOf(context, known, { agency, submission, on });
}

/** The submission that was not taken or given back; what is drafted anew nobody has signed. */
function signedOff({ key, reports }: KnownReport): Submission | null {
  const own = reports.find(({ agency }) => agency === key.reporter);
  return own?.submissions.findLast(({ state }) => state === 'stands' || state === 'accepted') ?? null;
}

interface Signing {
  readonly agency: AgencyRecord;
  readonly submission: Submission | null;
  readonly on: Day;
}

async function linesOf(
  { parts, live }: GatewayContext,
  { key, position }: KnownReport,
  { agency, submission, on }: Signing,
): Promise<SignatureLines> {
  const accounts = await accountsKnown(parts.pool, live.readModels, position);
  const signers = signersOn({ agency, accounts }, on).filter((one) => signsUnder(one, SIGNING));
  if (submission === null) return usualSigner({ signers, accounts }, on) ?? blockByRank(agency, on, 'head');
  const signed = { regime: key.regime, period: key.period, agency: agency.agency, submission: submission.submission };
  const account = await signedOffBy(parts.pool, live.readModels, signed);
  const ways = signers.filter((one) => one.account === account && signsAs(one) === submission.signedAs);
  return onlyWay(ways) ?? blockByRank(agency, on, submission.signedAs);
}

/** An acting head signs as the head; whoever else signs by a paper does so in the head's stead. */
function signsAs({ inSteadOf }: Signer): Submission['signedAs'] {
  return inSteadOf === null ? 'head' : 'deputy';
}

/** Which of several papers was used nobody told; what all of them put there is certain. */
function onlyWay(ways: readonly Signer[]): SignatureLines | null {
  const told = new Set(ways.map(({ authority, title }) => [...authority, title].join('\n')));
  return told.size === 1 ? ways[0]! : null;
}
