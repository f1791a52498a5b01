import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { citing, issued, issuedShape } from '../words.ts';

const documentType = z.enum(['submission', 'draft-decision', 'draft-regulation', 'member-list']);
const state = z.enum(['drafted', 'submitted', 'decided', 'returned']);

/** A paper by which the provincial Team 178 is proposed to the People's Committee. */
export const teamSubmission = work({
  service: 'agencies',
  prefix: 'teamSubmission',
  title: { vi: 'Hồ sơ trình thành lập Đội 178 tỉnh', en: 'Submission to set up the provincial Team 178' },
  content: z.strictObject({ document: issuedShape, documentType, state }),
  input: { document: issued, documentType, state },
  levels: ['province'],
  measures: ['agencies.team-submission'],
  says: ({ document }) => citing(document),
});
