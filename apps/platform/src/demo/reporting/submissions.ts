import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { SAMPLE, type Look, type Send, type Step, type Strand } from '../story.ts';
import { REGIME, type World } from '../world.ts';

/** A half of which some report through the platform; its reports are due on a Monday, the days below are counted from it. */
export interface Half {
  readonly period: string;
  readonly dueOn: Day;
}

/** Those of whom paper comes nonetheless are the others. */
export const THROUGH_PLATFORM = ['police', 'health', 'culture', 'district-105', 'district-109'];
const RETURNED = 'culture';
const LATE = 'district-109';

const STANDING = 'standing';
const ISSUER = 'head.dolisa';
const signed = { office: 'dolisa', lines: ['GIÁM ĐỐC'] };

type About = Pick<World, 'log'> & Half;

/**
 * Reports as they are made on the platform: written, signed off at a position, given back once, late once, accepted; consolidated
 * and issued by two different people; restated after what was corrected since. What is signed is as of the words that were written
 * the week before, so that whoever tells the story once more signs the same.
 */
export function submissionStrands({ log, end }: World, half: Half): readonly Strand[] {
  if (half.dueOn >= end) return [];
  const about = { log, ...half };
  return [...THROUGH_PLATFORM.map((agency) => reportOf(about, agency)), consolidated(about)];
}

function reportOf(about: About, agency: string): Strand {
  const { period } = about;
  const own = (words: string, on: number) => writes(about, { agency, words, on });
  const signs = (on: number) => signsOff(about, agency, on);
  const judges = (command: 'accept' | 'return', body: object, on: number) =>
    send(about, { as: STANDING, on, to: `${pathOf(about, agency)}/${command}`, body });
  const steps: Record<string, readonly Step[]> = {
    [RETURNED]: [
      ...[own('Đã kiểm tra theo kế hoạch', -4), ...signs(0)],
      judges('return', { remarks: `Nêu rõ địa bàn ${SAMPLE}` }, 1),
      ...[own('Đã kiểm tra theo kế hoạch tại các huyện, thị xã', 2), ...signs(8), judges('accept', {}, 9)],
    ],
    [LATE]: [own('Địa bàn ổn định, báo cáo chậm do mất liên lạc', 3), ...signs(9), judges('accept', {}, 10)],
  };
  const inTime = [own('Tình hình địa bàn ổn định', -4), ...signs(0), judges('accept', {}, 3)];
  return { name: `report ${period} ${agency}`, steps: steps[agency] ?? inTime };
}

/** Two editions: the second tells what came after the first. */
function consolidated(about: About): Strand {
  const edition = (on: number, words: string, why: Why): readonly Step[] => [
    writes(about, { agency: null, words, on }),
    ...freezes(about, on + 4, why),
  ];
  const issues = (number: number, on: number) => {
    const paper = { number: `${number}/BC-SLĐTBXH ${SAMPLE}`, dated: addDays(about.dueOn, on), signed };
    const body = { regime: REGIME, period: about.period, ...paper };
    return send(about, { as: ISSUER, on, to: 'reporting/consolidation/issue', body });
  };
  const why = {
    reasons: ['correction', 'late-work'],
    reason: `Bổ sung việc ghi muộn, sửa theo đối chiếu sổ ${SAMPLE}`,
  };
  return {
    name: `consolidated on the platform ${about.period}`,
    steps: [
      ...[...edition(10, 'Tình hình chung ổn định', {}), issues(61, 15)],
      ...[...edition(17, 'Tình hình chung ổn định, số liệu đã bổ sung', why), issues(98, 22)],
    ],
  };
}

/** Why there is another edition; of the first there is nothing to say. */
interface Why {
  readonly reasons?: readonly string[];
  readonly reason?: string;
}

const told = z.object({ hash: z.string() });

interface Looked {
  readonly as: string;
  readonly agency: string | null;
  readonly on: number;
  /** An edition that is restated for late work takes it in. */
  readonly late?: 'waits' | 'taken-in';
}

/** Where the figures of a report are told, as of the words that were written last. */
function looks(about: About, { as, agency, on, late = 'waits' }: Looked): Look {
  const name = nameOf(about, agency);
  const reporter = agency === null ? '' : `&reporter=${agency}`;
  return {
    ...{ on: addDays(about.dueOn, on), as },
    look: (known) =>
      `reports/${REGIME}/${about.period}/figures?position=${about.log}:${known.id(`${name} at`)}&late=${late}${reporter}`,
    learns: (answer) => [[`${name} hash`, told.parse(answer).hash]],
  };
}

function signsOff(about: About, agency: string, on: number): readonly Step[] {
  const as = `head.${agency}`;
  return [
    looks(about, { as, agency, on }),
    send(about, { as, on, to: `${pathOf(about, agency)}/submit`, body: {}, seen: nameOf(about, agency) }),
  ];
}

function freezes(about: About, on: number, why: Why): readonly Step[] {
  const body = { regime: REGIME, period: about.period, ...why };
  const to = 'reporting/consolidation/consolidate';
  const late = why.reasons?.includes('late-work') ? 'taken-in' : 'waits';
  return [
    looks(about, { as: STANDING, agency: null, on, late }),
    send(about, { as: STANDING, on, to, body, seen: nameOf(about, null) }),
  ];
}

interface Writing {
  readonly agency: string | null;
  readonly words: string;
  readonly on: number;
}

function writes(about: About, { agency, words, on }: Writing): Send {
  const body = { slot: 'I', text: `${words} ${SAMPLE}.` };
  const makes = nameOf(about, agency);
  if (agency !== null) {
    const to = `${pathOf(about, agency)}/write-narrative`;
    return { ...send(about, { as: `officer.${agency}`, on, to, body }), makes };
  }
  const named = { regime: REGIME, period: about.period, ...body };
  return { ...send(about, { as: STANDING, on, to: 'reporting/consolidation/write-narrative', body: named }), makes };
}

interface Sent {
  readonly as: string;
  /** Days after the due day. */
  readonly on: number;
  readonly to: string;
  readonly body: object;
  /** Of which report position and hash go with it. */
  readonly seen?: string;
}

function send({ log, dueOn }: About, { as, on, to, body, seen }: Sent): Send {
  return {
    ...{ on: addDays(dueOn, on), as },
    send: (known) => {
      if (seen === undefined) return { to, body };
      const where = { position: `${log}:${known.id(`${seen} at`)}`, hash: known.id(`${seen} hash`) };
      return { to, body: { ...body, ...where } };
    },
  };
}

function nameOf({ period }: About, agency: string | null): string {
  return `words ${period} ${agency ?? 'of all'}`;
}

function pathOf({ period }: About, agency: string): string {
  return `reporting/agency-report/${REGIME}.${period}.${agency}`;
}
