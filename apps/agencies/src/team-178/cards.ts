import type { TeamRecord } from '@lien-nganh/contracts/reference';

interface Holder {
  readonly member: string;
  readonly card: string;
}

/**
 * The first card that somebody else holds or held, as far as is known here. Two teams that give one number at the same
 * moment are found by the process that claims it.
 */
export function takenCard(wanted: readonly Holder[], team: string, teams: readonly TeamRecord[]): string | null {
  const held = teams.flatMap(({ team: of, members }) => members.map(({ member, card }) => ({ of, member, card })));
  const taken = wanted.find(
    ({ member, card }, index) =>
      held.some((one) => one.card === card && (one.of !== team || one.member !== member)) ||
      wanted.findIndex((other) => other.card === card) !== index,
  );
  return taken?.card ?? null;
}
