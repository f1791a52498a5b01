import type { OfficialDocument } from '@lien-nganh/documents';
import type { GatewayContext } from '../../graphql/context.ts';
import { NOT_REAL, provenanceAt } from '../document/document.ts';
import { variantWords } from '../document/variants.ts';
import { printed } from '../lines/layout.ts';
import { nameOn } from '../lines/rows.ts';
import { provinceOf } from '../question/units-below.ts';
import { whatChanged } from './changed.ts';
import { conclusionsOf, ofLastMeeting } from './conclusions.ts';
import { whereIssuedDiffers } from './differs.ts';
import { materialOf, type BriefAsked, type BriefMaterial } from './material.ts';
import { notReported } from './not-reported.ts';
import { overdueOf, whatIsOverdue } from './overdue.ts';
import { blocksOf, type Part } from './part.ts';
import { saidBy } from './said.ts';

/** What the committee is told for a meeting, whatever room there is for it. */
export interface Brief {
  /** Of each part at most so many rows. */
  drawn(room: number): OfficialDocument;
}

/**
 * Composes the brief of a meeting at one position of the log.
 *
 * @throws Problem forbidden where the caller may not see all that the variant tells; GraphQLError NOT_YET_KNOWN, BAD_USER_INPUT
 */
export async function briefOf(context: GatewayContext, asked: BriefAsked): Promise<Brief> {
  const material = await materialOf(context, asked);
  const said = await saidBy(context, [...ofLastMeeting(material), ...overdueOf(material)], material.position);
  const parts: readonly Part[] = [
    notReported(material),
    await whatChanged(context, material),
    await whatIsOverdue(context, material, said),
    conclusionsOf(material, said),
    await whereIssuedDiffers(context, material),
  ];
  const provenance = await provenanceAt(context, material.position, pathOf(asked));
  const head = headOf(context, material);
  return {
    drawn: (room) => ({
      ...{ language: 'vi', decidedBy: null, bases: [], annexes: [], signature: null, recipients: [] },
      ...head,
      body: parts.flatMap((part, index) => blocksOf(part, index + 1, room)),
      provenance,
    }),
  };
}

function pathOf({ regime, on, variant }: BriefAsked): (position: string) => string {
  return (position) =>
    `/api/reports/${encodeURIComponent(regime)}/brief.pdf?on=${on}&variant=${variant}&position=${position}`;
}

type Head = Pick<
  OfficialDocument,
  'label' | 'issuer' | 'number' | 'place' | 'date' | 'type' | 'subject' | 'addressees'
>;

function headOf({ parts }: GatewayContext, { asked, known, by }: BriefMaterial): Head {
  const { period } = known;
  const { on, variant } = asked;
  const upper = (slug: string) => nameOn(known, slug, on).vi.toLocaleUpperCase('vi');
  return {
    label: [variantWords[variant], ...(parts.notice === null ? [] : [NOT_REAL])].join(', '),
    issuer: { superior: null, name: upper(period.through) },
    number: { value: null, symbol: 'BC' },
    place: provinceOf(by.units)?.name ?? '',
    date: on,
    type: 'Báo cáo tóm tắt',
    subject: `Phục vụ cuộc họp ngày ${printed(on)}`,
    addressees: period.recipient === null ? [] : [nameOn(known, period.recipient, on).vi],
  };
}
