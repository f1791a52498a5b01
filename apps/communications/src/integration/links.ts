import { workLinks } from '@lien-nganh/work';
import { kinds } from './kinds.ts';

/** Obligations that are linked to a record of communications later. */
export const communicationLinks = workLinks('communications', kinds);
