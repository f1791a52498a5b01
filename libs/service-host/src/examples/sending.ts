import type { Sending } from '../deliveries/channel.ts';

/** A reminder on its way, in every way a message is made of. */
export function aSending(to: string): Sending {
  return {
    ...{ to, id: '0123456789abcdef', link: 'https://lien-nganh.example/api/reporting/questions/my-work' },
    message: {
      subject: 'Báo cáo của kỳ 879.2013-H2 đến hạn ngày 06/01/2014 / The report is due',
      text: ['Báo cáo của kỳ 879.2013-H2 đến hạn ngày 06/01/2014.', 'The report of period 879.2013-H2 is due.'],
      path: '/api/reporting/questions/my-work',
    },
    data: { kind: 'period', about: '879.2013-H2', agency: 'police', dueOn: '2014-01-06' },
  };
}
