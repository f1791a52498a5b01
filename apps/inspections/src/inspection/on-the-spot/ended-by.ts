import { actorsOf, reject, type Actor } from '@lien-nganh/kernel';
import type { Visit } from '../lifecycle.ts';

/** Those who went enter what came of it, or whoever wrote it; never who approved it, nor anybody in that one's stead. */
export function enteredByApprover({ approver }: Visit, actor: Actor) {
  return approver !== null && actorsOf(actor).includes(approver) ? reject('approver-is-not-the-author') : null;
}
