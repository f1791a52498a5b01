import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { reasonShape } from '@lien-nganh/work';
import { z } from 'zod';

/** A hotspot is restricted: so is every word about its removal. */
const sealed = { sealed: 'service' } as const;

export const events = defineEvents('hotspotRemoval', {
  /** What a re-inspection of the hotspot says of it, written again whenever that changes. */
  HotspotVisitWeighed: v(
    1,
    z.strictObject({
      hotspot: id,
      inspection: id,
      /** The agency whose hotspot it is. */
      keeper: id,
      /** Day of the visit. */
      on: day,
      /** Nothing was found while the hotspot was managed: its removal is proposed. */
      clean: z.boolean(),
    }),
    {},
    sealed,
  ),
  RemovalAccepted: v(1, z.strictObject({ inspection: id, endedOn: day }), {}, sealed),
  HotspotKept: v(1, z.strictObject({ inspection: id, reason: reasonShape }), {}, sealed),
});
