import * as contracts from '@lien-nganh/contracts/communications';
import { publish, type Contract, type Links, type Publication } from '@lien-nganh/kernel';
import { publishWork, type WorkType } from '@lien-nganh/work';
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
import { communicationLinks } from './links.ts';

/** Of these all that is told may leave: counts, words and opaque ids. Notes and papers never do. */
const whole = (type: WorkType, contract: Contract): Publication =>
  publishWork(type, contract, (content) => content as never);

/** All that leaves this service. */
export const outbound: readonly Publication[] = [
  publishWork(campaign, contracts.campaign, ({ name: _name, ...content }) => content as never),
  whole(session, contracts.session),
  whole(pressItem, contracts.pressItem),
  whole(broadcast, contracts.broadcast),
  whole(panel, contracts.panel),
  whole(printedMaterial, contracts.printedMaterial),
  whole(householdCommitment, contracts.householdCommitment),
  whole(establishmentCommitment, contracts.establishmentCommitment),
  whole(recognition, contracts.recognition),
  whole(tally, contracts.tally),
  publish(communicationLinks, contracts.links, (_, { record, added, removed }: Links) => ({
    record,
    added: [...added],
    removed: [...removed],
  })),
];
