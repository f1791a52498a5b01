import { agencyNamesOn, issuerOn } from '@lien-nganh/contracts/reference';
import { ownRecord, printOut, type PlaceValue } from '@lien-nganh/kernel';
import type { Work } from '@lien-nganh/work';
import { coordinationMeeting, type Conclusion } from '../coordination-meeting/coordination-meeting.ts';
import type { Directive } from '../directive/state.ts';
import { followUp } from '../follow-up/follow-up.ts';
import type { AssignedFollowUp, FollowUp } from '../follow-up/state.ts';
import { sampleLetter, sampleMinutes } from './samples.data.ts';
import { meetingMinutes, urgingLetter } from './templates.data.ts';
import { contentOf, dayOfWork, standingWork } from './works.ts';

/** Minutes with those that were present, to be filled in and signed. */
export const minutesOfMeeting = printOut({
  name: 'minutes',
  title: { vi: 'Biên bản họp', en: 'Minutes of a meeting' },
  of: coordinationMeeting,
  templates: meetingMinutes,
  sample: sampleMinutes,
  signedUnder: null,
  obliges: ['subject', 'agencies'],
  sheets: (state: Work) => (state.is === 'recorded' ? [{ entry: null, on: dayOfWork(state) }] : []),
  looksUp: (state, { on }) => {
    const { lead, participants } = standingWork(state);
    const owners = conclusionsOf(state).map(({ owner }) => owner);
    const slugs = [lead, ...participants.map(({ agency }) => agency), ...owners];
    return { issuer: issuerOn(lead, on), names: agencyNamesOn([...new Set(slugs)], on) };
  },
  draws: (state, { lookUps: { issuer, names } }) => {
    const { participants, lead, on } = standingWork(state);
    const content = contentOf(standingWork(state));
    const present = new Set([lead, ...participants.filter(({ denied }) => !denied).map(({ agency }) => agency)]);
    return {
      issuer: { superior: issuer.superior, name: issuer.name },
      signedFor: null,
      ...{ number: content['minutes'] as string | null, seat: issuer.seat, date: on },
      texts: { issuer: issuer.name, subject: content['subject'] as PlaceValue, on: { day: on } },
      rows: {
        agencies: [...present].map((agency) => ({ agency: names.get(agency) ?? null })),
        tasks: conclusionsOf(state).map(taskRow(names)),
      },
    };
  },
});

function conclusionsOf(state: Work): readonly Conclusion[] {
  return contentOf(standingWork(state))['conclusions'] as readonly Conclusion[];
}

/** A conclusion as the minutes list it. */
function taskRow(names: ReadonlyMap<string, string>) {
  return ({ task, owner, dueOn }: Conclusion) => ({ task, agency: names.get(owner) ?? null, dueOn: { day: dueOn } });
}

const OPEN: readonly FollowUp['is'][] = ['assigned', 'in-progress', 'returned'];

/** To whoever has not finished what was ordered. What was only asked of somebody is not urged. */
export const letterOfUrging = printOut({
  name: 'urging-letter',
  title: { vi: 'Công văn đôn đốc', en: 'Urging letter' },
  of: followUp,
  templates: urgingLetter,
  sample: sampleLetter,
  signedUnder: 'sign-papers',
  obliges: ['addressee', 'document', 'words'],
  sheets: (state: FollowUp) =>
    state.is !== 'none' && OPEN.includes(state.is) && !state.requested ? [{ entry: null, on: null }] : [],
  looksUp: (state, { on }) => {
    const { issuer, addressee, directive } = assigned(state);
    return {
      issuer: issuerOn(issuer, on),
      names: agencyNamesOn([addressee], on),
      directive: ownRecord<Directive>('directive', directive),
    };
  },
  draws: (state, { lookUps: { issuer, names, directive } }) => {
    const { addressee, code, dueOn, lastProgressOn, issuer: by } = assigned(state);
    return {
      issuer: { superior: issuer.superior, name: issuer.name },
      ...{ signedFor: by, number: null, seat: issuer.seat, date: null },
      texts: {
        ...{ issuer: issuer.name, addressee: names.get(addressee) ?? null },
        ...orderOf(directive, code),
        ...{ dueOn: { day: dueOn }, progressOn: { day: lastProgressOn } },
      },
      rows: {},
    };
  },
});

/** Which document orders it, and in which words. */
function orderOf(directive: Directive, code: string) {
  if (directive.is === 'none') return { document: null, issuedOn: { day: null }, words: null };
  const { number, symbol, issuedOn, obligations } = directive;
  const words = obligations.find((one) => one.code === code)?.words ?? null;
  return { document: `${number}/${symbol}`, issuedOn: { day: issuedOn }, words };
}

function assigned(state: FollowUp): AssignedFollowUp {
  if (state.is === 'none') throw new Error('a print-out of a follow-up that there is not');
  return state;
}
