import * as contracts from '@lien-nganh/contracts/area-work';
import { only, publishWork, type WorkType } from '@lien-nganh/work';
import { cultureLicence } from '../culture-licence/culture-licence.ts';
import { detectedCase } from '../detected-case/detected-case.ts';
import { healthRequest } from '../health-request/health-request.ts';
import { hotspot } from '../hotspot/hotspot.ts';
import { keyArea } from '../key-area/key-area.ts';
import { operation } from '../operation/operation.ts';
import { prosecution } from '../prosecution/prosecution.ts';
import { residenceCheck } from '../residence-check/residence-check.ts';
import { suspicion } from '../suspicion/suspicion.ts';
import { violationReport } from '../violation-report/violation-report.ts';

/** Work on areas, cases and licences beside inspections. */
export const areaWorkTypes: readonly WorkType[] = [
  keyArea,
  hotspot,
  operation,
  detectedCase,
  prosecution,
  residenceCheck,
  cultureLicence,
  violationReport,
  suspicion,
  healthRequest,
];

/** What of it leaves: kinds, days and units, never a name, a number or which establishment. */
export const outboundAreaWork = [
  publishWork(keyArea, contracts.keyArea, only('kind')),
  publishWork(hotspot, contracts.hotspot, only('kind')),
  publishWork(operation, contracts.operation, only('kindOfPlace', 'area')),
  publishWork(detectedCase, contracts.detectedCase, only('offence')),
  publishWork(prosecution, contracts.prosecution, only('offence')),
  publishWork(residenceCheck, contracts.residenceCheck, only('kindOfPlace', 'visits')),
  publishWork(cultureLicence, contracts.cultureLicence, only('kind')),
  publishWork(suspicion, contracts.suspicion, only('kind')),
  publishWork(healthRequest, contracts.healthRequest, only('need')),
  publishWork(violationReport, contracts.violationReport, only('stage', 'outcome', 'channel')),
];
