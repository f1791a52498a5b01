import { agencyNamesOn, issuerOn, lasts, type IssuerOn } from '@lien-nganh/contracts/reference';
import {
  lookUp,
  printOut,
  type Places,
  type Printed,
  type PrintOut,
  type PrintOutTemplate,
  type Title,
} from '@lien-nganh/kernel';
import type { Work } from '@lien-nganh/work';
import type { Team178 } from '../team-178/state.ts';
import { team178 } from '../team-178/team-178.ts';
import { teamSubmission } from '../team-submission/team-submission.ts';
import { sampleDecision, sampleMembers, samplePaper } from './samples.data.ts';
import * as templates from './templates.data.ts';
import { contentOf, dayOfWork, standingWork } from './works.ts';

interface Paper {
  readonly name: string;
  readonly title: Title;
  readonly templates: readonly PrintOutTemplate[];
  readonly sample: Printed;
  readonly obliges: readonly string[];
}

/** The four papers by which a team is proposed: of each record, the one that it is. Who is proposed is written by hand. */
function paper({ name, ...declared }: Paper): PrintOut {
  return printOut({
    ...{ ...declared, name, of: teamSubmission },
    // what a body of several decides is signed by nobody's order
    signedUnder: name === 'draft-decision' ? null : 'sign-papers',
    sheets: (state: Work) =>
      state.is === 'recorded' && contentOf(state)['documentType'] === name
        ? [{ entry: null, on: dayOfWork(state) }]
        : [],
    looksUp: (state, { on }) => ({ lead: issuerOn(standingWork(state).lead, on) }),
    draws: (state, { lookUps: { lead } }) => ({
      // a decision is that of the body above, whoever drafts it
      ...(name === 'draft-decision'
        ? { issuer: { superior: null, name: lead.superior }, signedFor: lead.above }
        : { issuer: headOf(lead), signedFor: standingWork(state).lead }),
      ...{ number: null, seat: lead.seat, date: null },
      texts: saidBy(name, lead),
      rows: {},
    }),
  });
}

function saidBy(name: string, lead: IssuerOn): Places {
  if (name === 'member-list') return { decision: null, decidedOn: null };
  return { issuer: lead.name, proposer: lead.name };
}

const papers = { sample: samplePaper, obliges: [] } as const;

export const teamPapers = [
  paper({
    ...{ ...papers, name: 'submission', templates: templates.submission },
    title: { vi: 'Tờ trình thành lập Đội 178', en: 'Submission for a Team 178' },
  }),
  paper({
    ...{ name: 'draft-decision', templates: templates.draftDecision },
    title: { vi: 'Dự thảo quyết định', en: 'Draft decision' },
    sample: { ...sampleDecision, rows: sampleMembers.rows },
    obliges: ['members'],
  }),
  paper({
    ...{ ...papers, name: 'draft-regulation', templates: templates.draftRegulation },
    title: { vi: 'Dự thảo quy chế', en: 'Draft regulation' },
  }),
  paper({
    ...{ name: 'member-list', templates: templates.memberList, sample: sampleMembers, obliges: ['members'] },
    title: { vi: 'Danh sách đề cử', en: 'List of those proposed' },
  }),
];

function headOf({ superior, name }: IssuerOn) {
  return { superior, name };
}

const roles = { leader: 'Đội trưởng', deputy: 'Đội phó', member: 'Thành viên' } as const;

/** The members that a team has today, by agency, role and card; their names stand in no record. */
export const membersOfTeam = printOut({
  name: 'member-list',
  title: { vi: 'Danh sách thành viên Đội 178', en: 'Members of a Team 178' },
  of: team178,
  templates: templates.memberList,
  sample: sampleMembers,
  signedUnder: 'sign-papers',
  obliges: ['members'],
  sheets: (state: Team178) => (state.is === 'standing' ? [{ entry: null, on: null }] : []),
  looksUp: (state, { on }) => {
    const { agency, members } = knownTeam(state);
    return {
      issuer: issuerOn(agency, on),
      names: agencyNamesOn([...new Set(members.map((one) => one.agency))], on),
      members: lookUp([], () => Promise.resolve(members.filter((one) => lasts(one, on)))),
    };
  },
  draws: (state, { lookUps: { issuer, names, members } }) => {
    const { decision, agency } = knownTeam(state);
    return {
      ...{ issuer: headOf(issuer), signedFor: agency },
      ...{ number: null, seat: issuer.seat, date: null },
      texts: { decision: `${decision.number}/${decision.symbol}`, decidedOn: { day: decision.issuedOn } },
      rows: {
        members: members.map(({ agency, role, card }) => ({
          ...{ agency: names.get(agency) ?? null, role: roles[role], card },
        })),
      },
    };
  },
});

function knownTeam(state: Team178) {
  if (state.is === 'none') throw new Error('a print-out of a team that there is not');
  return state;
}
