import { broadcast } from '../broadcast/broadcast.ts';
import { campaign } from '../campaign/campaign.ts';
import { establishmentCommitment } from '../establishment-commitment/establishment-commitment.ts';
import { householdCommitment } from '../household-commitment/household-commitment.ts';
import { panel } from '../panel/panel.ts';
import { pressItem } from '../press-item/press-item.ts';
import { printedMaterial } from '../printed-material/printed-material.ts';
import { recognition } from '../recognition/recognition.ts';
import { session } from '../session/session.ts';
import { tally } from '../tally/tally.ts';

/** Every kind of work that is recorded here. */
export const kinds = [
  session,
  campaign,
  pressItem,
  broadcast,
  panel,
  printedMaterial,
  householdCommitment,
  establishmentCommitment,
  recognition,
  tally,
] as const;
