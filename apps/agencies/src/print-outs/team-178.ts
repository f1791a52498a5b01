import { agencyNamesOn, issuerOn, lasts, type IssuerOn } from '@lien-nganh/contracts/reference';
import { lookUp, printOut, type PrintOut, type PrintOutTemplate, type Title } from '@lien-nganh/kernel';
import type { Work } from '@lien-nganh/work';
import type { Team178 } from '../team-178/state.ts';
import { team178 } from '../team-178/team-178.ts';
import { teamSubmission } from '../team-submission/team-submission.ts';
import * as templates from './templates.data.ts';
import { contentOf, dayOfWork, standingWork } from './works.ts';

/** The four papers by which a team is proposed: of each record, the one that it is. Who is proposed is written by hand. */
function paper(documentType: string, title: Title, layouts: readonly PrintOutTemplate[]): PrintOut {
  return printOut({
    ...{ name: documentType, title, of: teamSubmission, templates: layouts },
    sheets: (state: Work) =>
      state.is === 'recorded' && contentOf(state)['documentType'] === documentType
        ? [{ entry: null, on: dayOfWork(state) }]
        : [],
    looksUp: (state, { on }) => ({ lead: issuerOn(standingWork(state).lead, on) }),
    draws: (state, { lookUps: { lead } }) => ({
      // a decision is that of the body above, whoever drafts it
      issuer: documentType === 'draft-decision' ? { superior: null, name: lead.superior } : headOf(lead),
      ...{ number: null, seat: lead.seat, date: null },
      texts: { issuer: lead.name, proposer: lead.name, decision: null, decidedOn: null },
      rows: {},
    }),
  });
}

export const teamPapers = [
  paper('submission', { vi: 'Tờ trình thành lập Đội 178', en: 'Submission for a Team 178' }, templates.submission),
  paper('draft-decision', { vi: 'Dự thảo quyết định', en: 'Draft decision' }, templates.draftDecision),
  paper('draft-regulation', { vi: 'Dự thảo quy chế', en: 'Draft regulation' }, templates.draftRegulation),
  paper('member-list', { vi: 'Danh sách đề cử', en: 'List of those proposed' }, templates.memberList),
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
    const { decision } = knownTeam(state);
    return {
      issuer: headOf(issuer),
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
