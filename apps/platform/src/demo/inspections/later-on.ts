import { addDays } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { onRecord, SAMPLE, type Step } from '../story.ts';
import type { Visit } from './visits.ts';

const inspection = 'inspections/inspection/{id}';

/** What is said of a visit afterwards: parts confirmed or denied, the record put right or taken back. */
export function laterOn(visit: Visit, random: Random): readonly Step[] {
  const entered = visit.how === 'on-paper' || visit.how === 'for-another';
  const begins = addDays(visit.on, entered ? 50 : 3);
  return [...parts(visit, random, begins), ...putRight(visit, random, begins)];
}

function parts(visit: Visit, random: Random, begins: string): readonly Step[] {
  return visit.participants.flatMap((agency): readonly Step[] => {
    const on = workday(addDays(begins, random.between(1, 10)));
    const send = (path: string, body: unknown): Step => ({
      on,
      as: `officer.${agency}`,
      send: onRecord(visit.ref, `${inspection}/${path}`, body),
    });
    const drawn = random.next();
    if (drawn < 0.6) return [send('confirm-part', {})];
    // whoever recorded nothing may say that they were not there
    if (drawn < 0.62 && agency === 'health')
      return [send('deny-part', { reason: `Không có cán bộ tham gia ${SAMPLE}` })];
    return [];
  });
}

/** The lead's officer corrects or withdraws. */
function putRight(visit: Visit, random: Random, begins: string): readonly Step[] {
  const send = (days: number, path: string, body: unknown): readonly Step[] => [
    {
      on: workday(addDays(begins, days)),
      as: `officer.${visit.lead}`,
      send: onRecord(visit.ref, `${inspection}/${path}`, body),
    },
  ];
  const drawn = random.next();
  const reason = `Ghi nhầm, đã đối chiếu biên bản ${SAMPLE}`;
  if (drawn < 0.03)
    return send(random.between(15, 40), 'correct-inspection', { changes: { on: addDays(visit.on, -1) }, reason });
  if (drawn < 0.06)
    return send(random.between(15, 40), 'correct-inspection', {
      changes: { minutesNumber: `${visit.n}B/BB-KT ${SAMPLE}` },
      reason,
    });
  // after everything else that is said of it
  if (drawn < 0.075) return send(80, 'withdraw-inspection', { reason: `Ghi trùng kế hoạch khác ${SAMPLE}` });
  return [];
}
