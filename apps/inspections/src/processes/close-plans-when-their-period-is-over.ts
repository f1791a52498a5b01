import { fromEvent, idIn, process, type Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { events } from '../inspection-plan/events.ts';
import { eventOf } from './event-of.ts';

const planOf = ({ stream }: { readonly stream: string }) => idIn(stream, 'inspectionPlan');

/** On the day after its period an approved plan is closed, and what it had set may be counted. */
export const closePlansWhenTheirPeriodIsOver = process<Day | null>({
  name: 'close-plans-when-their-period-is-over',
  title: { vi: 'Kết thúc kế hoạch kiểm tra khi hết kỳ', en: 'Close plans when their period is over' },
  sources: [fromEvent(events, 'PlanDrafted', planOf), fromEvent(events, 'PlanApproved', planOf)],
  initial: null,
  evolve: (until, input) => eventOf(events, 'PlanDrafted', input)?.data.period.to ?? until,
  react: (input, until, { key }) => {
    if (input.is === 'woke') {
      const to = { prefix: 'inspectionPlan', id: key, command: 'close-plan', input: {} };
      return [{ do: 'send', as: `close ${input.rule}`, ...to }];
    }
    const approved = eventOf(events, 'PlanApproved', input);
    // approved again after its lines were changed it wakes again, under a name of its own
    return approved && until !== null ? [{ do: 'wake', on: addDays(until, 1), rule: approved.id }] : [];
  },
});
