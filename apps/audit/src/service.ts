import { directive, followUp, indicator, team178, workYear } from '@lien-nganh/contracts/agencies';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { accounts, agencies, assignments, units } from '@lien-nganh/contracts/reference';
import { service } from '@lien-nganh/kernel';
import { assignment } from './assignment/assignment.ts';
import { outbound } from './integration/outbound.ts';
import { look } from './look/look.ts';
import { looks } from './questions/looks.ts';

/** Who audits, and what they have looked at. */
export const audit = service({
  name: 'audit',
  title: { vi: 'Kiểm toán', en: 'Audit' },
  streams: [assignment, look],
  questions: [looks],
  reference: [accounts, agencies, units, assignments],
  publishes: outbound,
  ignores: [directive, followUp, indicator, team178, workYear, ...agenciesWork],
});
