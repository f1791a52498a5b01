import * as agencies from '@lien-nganh/contracts/agencies';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { areaWork, hotspot, keyArea, release } from '@lien-nganh/contracts/area-work';
import * as inspections from '@lien-nganh/contracts/inspections';
import { service } from '@lien-nganh/kernel';
import { kinds } from './integration/kinds.ts';
import { communicationLinks } from './integration/links.ts';
import { outbound } from './integration/outbound.ts';
import { reference } from './integration/reference.ts';
import { overlap } from './overlap/overlap.ts';
import { findOverlapsOfTallies } from './processes/find-overlaps-of-tallies.ts';
import { myWork } from './questions/my-work.ts';
import { talliesRegister } from './registers/tallies.ts';
import {
  campaignTwin,
  proposeTwinsOfTheSameCampaign,
  proposeTwinsOfTheSameSession,
  sessionTwin,
} from './twins/twins.ts';

export const communications = service({
  name: 'communications',
  title: { vi: 'Thông tin, tuyên truyền', en: 'Communications' },
  streams: [...kinds, sessionTwin, campaignTwin, overlap, communicationLinks],
  questions: [myWork],
  processes: [proposeTwinsOfTheSameSession, proposeTwinsOfTheSameCampaign, findOverlapsOfTallies],
  reference,
  publishes: outbound,
  registers: [talliesRegister],
  ignores: [
    ...[agencies.followUp, agencies.team178, agencies.workYear, ...agenciesWork],
    ...[inspections.inspection, inspections.links, inspections.legalBasis, inspections.checklist, release],
    inspections.papers,
    ...areaWork.filter((contract) => contract !== keyArea && contract !== hotspot),
  ],
});
