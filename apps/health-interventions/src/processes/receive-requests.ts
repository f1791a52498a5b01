import { healthRequest } from '@lien-nganh/contracts/area-work';
import { fromContract, process } from '@lien-nganh/kernel';

/** What other sectors ask waits in the programme's own list; nothing is ever answered. */
export const receiveRequests = process<null>({
  name: 'receive-requests',
  title: { vi: 'Nhận đề nghị của ngành khác', en: 'Receive requests of other sectors' },
  sources: [fromContract(healthRequest, ({ data }) => data.record)],
  initial: null,
  evolve: () => null,
  react: (input, _, { key }) => {
    if (input.is !== 'contract') return [];
    const { unit, lead, occurredOn, stretches, withdrawn } = healthRequest.schema.parse(input.event.data);
    const { need } = stretches.at(-1)!.content;
    const asked = { request: key, unit, need, from: lead, on: occurredOn, withdrawn };
    const to = { prefix: 'communeRequest', id: key, command: 'receive' };
    return [{ do: 'send', as: `receive ${input.event.id}`, ...to, input: asked }];
  },
});
