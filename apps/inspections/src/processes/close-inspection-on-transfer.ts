import { fromEvent, idIn, process, type PlacedEvent, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { events as caseFile } from '../case-file/events.ts';
import { events as inspection } from '../inspection/events.ts';
import { eventOf } from './event-of.ts';

const inspectionOf = ({ stream }: Pick<PlacedEvent, 'stream'>) => idIn(stream, 'inspection');
const sentBy = ({ data }: { readonly data: { readonly inspection: string } }) => data.inspection;

/**
 * A transfer makes a case file that waits for its receiver, and what the receiver says of it closes the case in the inspection
 * that sent it. Both commands decide by what the other record says at that moment: no order matters, and no repetition.
 */
export const closeInspectionOnTransfer = process<readonly string[]>({
  name: 'close-inspection-on-transfer',
  title: { vi: 'Kết thúc cuộc kiểm tra khi hồ sơ đã được tiếp nhận', en: 'Close an inspection with its case' },
  sources: [
    fromEvent(inspection, 'CaseTransferred', inspectionOf),
    fromEvent(inspection, 'EntryWithdrawn', inspectionOf),
    fromEvent(inspection, 'InspectionWithdrawn', inspectionOf),
    fromEvent(caseFile, 'CaseFileReceived', sentBy),
    fromEvent(caseFile, 'CaseFileDecided', sentBy),
  ],
  initial: [],
  evolve: (transfers, input) => {
    const sent = eventOf(inspection, 'CaseTransferred', input)?.data.transfer;
    return sent === undefined || transfers.includes(sent) ? transfers : [...transfers, sent];
  },
  react: (input, transfers, { key }) => {
    if (input.is !== 'event') return [];
    const { id, stream } = input.event;
    const file = idIn(stream, 'caseFile');
    if (file !== null) return [following({ prefix: 'inspection', id: key, command: 'follow-case' }, file, id)];
    return concerned(input, transfers).map((transfer) => ({
      ...{ do: 'send', as: `file ${transfer} ${id}`, prefix: 'caseFile', id: transfer, command: 'follow' },
      input: { inspection: key, transfer },
    }));
  },
});

function following(to: { prefix: string; id: string; command: string }, transfer: string, because: string): Reaction {
  return { do: 'send', as: `close ${transfer} ${because}`, ...to, input: { transfer } };
}

/** Transfers whose file may have to change: of a withdrawn inspection all of them. */
function concerned(input: ProcessInput, transfers: readonly string[]): readonly string[] {
  const sent = eventOf(inspection, 'CaseTransferred', input);
  if (sent) return [sent.data.transfer];
  const entry = eventOf(inspection, 'EntryWithdrawn', input);
  if (entry) return entry.data.entry === 'transfer' ? [entry.data.id] : [];
  return transfers;
}
