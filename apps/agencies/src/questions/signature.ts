import {
  accountEver,
  agenciesBySlug,
  allAccounts,
  lasts,
  positionOn,
  signatureBlocks,
  superiorsOn,
  type AccountRecord,
} from '@lien-nganh/contracts/reference';
import { deputisingKind } from '@lien-nganh/contracts/agencies';
import { question, type Day } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { accountScope } from '../account/scope.ts';

/** How an account may sign papers of an agency on a day: what documents put above the name. */
export const signatureBlocksOf = question({
  name: 'signature-blocks',
  version: 1,
  action: 'agencies.signature-blocks',
  title: { vi: 'Quyền hạn và chức vụ người ký', en: 'What stands above a signature' },
  tables: {},
  handlers: [],
  input: z.strictObject({ account: text(80), agency: slug, on: day }),
  output: z.strictObject({
    blocks: z.array(
      z.strictObject({ deputising: z.string().nullable(), authority: z.array(z.string()), title: z.string() }),
    ),
  }),
  async ask(_, { account, agency: of, on }, { rows, maySee }) {
    const [signer, agencies] = await Promise.all([
      accountEver(account).resolve(rows),
      agenciesBySlug([of]).resolve(rows),
    ]);
    const agency = agencies.get(of);
    if (signer === null || agency === undefined || !maySee(accountScope(account, signer.agency))) return { blocks: [] };
    const stoodFor = signer.deputisings.flatMap((one) => one.of ?? []);
    const found = await Promise.all(stoodFor.map((one) => accountEver(one).resolve(rows)));
    const accounts = found.filter((one) => one !== null);
    const blocks = signatureBlocks({ signer, agency, accounts }, on);
    return { blocks: blocks.map(({ authority, ...block }) => ({ ...block, authority: [...authority] })) };
  },
});

const approver = z.strictObject({
  account: z.string(),
  position: z.string().nullable(),
  /** `head` in their own right, else the kind of paper. */
  as: z.enum(['head', ...deputisingKind.options]),
  /** Account in whose stead; null: nobody's. */
  inSteadOf: z.string().nullable(),
  /** What was handed on; empty: all that the other may do. */
  rights: z.array(z.string()),
  basis: z.string().nullable(),
  to: day.nullable(),
});

/** Who may approve and sign for an agency on a day, by which paper; where nobody of it may, the heads of those directly above. */
export const whoMayApprove = question({
  name: 'who-may-approve',
  version: 1,
  action: 'agencies.who-may-approve',
  title: { vi: 'Ai được phê duyệt, ký', en: 'Who may approve' },
  tables: {},
  handlers: [],
  input: z.strictObject({ agency: slug, on: day }),
  output: z.strictObject({
    approvers: z.array(approver),
    /** Heads of the agencies directly above, who approve what nobody in the agency may: their own work. */
    above: z.array(z.strictObject({ agency: z.string(), account: z.string(), position: z.string().nullable() })),
  }),
  async ask(_, { agency, on }, { rows, maySee }) {
    const known = await agenciesBySlug([agency]).resolve(rows);
    const record = known.get(agency);
    if (record === undefined || !maySee(accountScope('', agency))) return { approvers: [], above: [] };
    const accounts = (await allAccounts().resolve(rows)).filter((one) => lasts(one, on));
    const above = superiorsOn(record, on).flatMap((superior) =>
      headsOf(accounts, superior).map((head) => ({
        ...{ agency: superior, account: head.account },
        position: positionOn(head, on),
      })),
    );
    return { approvers: [...ownHeads(accounts, agency, on), ...standingIn(accounts, agency, on)], above };
  },
});

function headsOf(accounts: readonly AccountRecord[], of: string): readonly AccountRecord[] {
  return accounts.filter(({ role, agency }) => role === 'head' && agency === of);
}

function ownHeads(accounts: readonly AccountRecord[], agency: string, on: Day): z.input<typeof approver>[] {
  return headsOf(accounts, agency).map((head) => ({
    ...{ account: head.account, position: positionOn(head, on), as: 'head' as const },
    ...{ inSteadOf: null, rights: [], basis: null, to: head.to },
  }));
}

/** Papers for the agency's post of head, and for its heads, whosever officer it is that stands in. */
function standingIn(accounts: readonly AccountRecord[], agency: string, on: Day): z.input<typeof approver>[] {
  const heads = new Set(headsOf(accounts, agency).map(({ account }) => account));
  return accounts.flatMap((deputy) =>
    deputy.deputisings
      .filter((one) => lasts(one, on) && (one.of === null ? deputy.agency === agency : heads.has(one.of)))
      .map(({ kind, of, rights, basis, to }) => ({
        ...{ account: deputy.account, position: positionOn(deputy, on), as: kind, inSteadOf: of },
        ...{ rights: [...rights], basis: `${basis.number}, ${basis.issuedOn}`, to },
      })),
  );
}
