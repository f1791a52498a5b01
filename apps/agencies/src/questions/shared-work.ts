import { workWaiting } from '@lien-nganh/work';
import { workTypes } from '../integration/work.ts';

/** Of plans, documents, meetings and the like: parts to confirm, and places that a later map does not know. */
export const sharedWork = workWaiting({ service: 'agencies', name: 'shared-work', version: 1, types: workTypes });
