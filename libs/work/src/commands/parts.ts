import { agencyOn, standings, type AgencyStanding } from '@lien-nganh/contracts/reference';
import { command, lookUp, reject, type Actor, type Command, type Day } from '@lien-nganh/kernel';
import { z } from 'zod';
import type { Kind } from '../content.ts';
import type { WorkEvents } from '../events.ts';
import type { workRefusals } from '../rules/refusals.ts';
import { name, reasonInput } from '../shapes.ts';
import { standing, type Part, type Recorded, type Work } from '../state.ts';

/** Who took part: named by the lead, and each agency's own word on it. */

export function nameParticipant(kind: Kind, events: WorkEvents): Command {
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'name-participant',
    action: `${kind.service}.${kind.prefix}.name-participant`,
    title: { vi: 'Bổ sung cơ quan tham gia', en: 'Name another agency that took part' },
    input: z.strictObject({ agency: name, reason: reasonInput }),
    onBehalfOf: (_, state) => standing(state)?.lead ?? null,
    looksUp: ({ agency }, state) => {
      const old = standing(state);
      return { agency: old ? agencyOn(agency, old.on) : lookUp([], () => Promise.resolve(null)) };
    },
    refuses: ['record-stands', 'participant-is-new', 'agency-exists-on-that-day'],
    decide: (input, state, { lookUps }) => {
      const old = standing(state);
      if (!old) return reject('record-stands');
      if (old.participants.some(({ agency }) => agency === input.agency)) return reject('participant-is-new');
      return lookUps.agency === null
        ? reject('agency-exists-on-that-day', { agency: input.agency })
        : [events.ParticipantNamed(input)];
    },
  });
}

/** The agency spoken of; left out: one's own. Of one that has ended, whoever took its place speaks. */
const partOf = name.optional();

export function confirmPart(kind: Kind, events: WorkEvents): Command {
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'confirm-part',
    action: `${kind.service}.${kind.prefix}.confirm-part`,
    title: { vi: 'Xác nhận đã tham gia', en: "Confirm one's part" },
    input: z.strictObject({ agency: partOf }),
    onBehalfOf: ({ agency }) => agency ?? null,
    looksUp: () => ({ standings: standings() }),
    refuses: ['record-stands', 'part-is-ones-own', 'part-awaits-a-word'],
    decide: ({ agency: of }, state, speaking) => {
      const old = standing(state);
      if (!old) return reject('record-stands');
      const own = partSpokenOf(old, of, speaking);
      if (!own) return reject('part-is-ones-own');
      return own.confirmed ? reject('part-awaits-a-word') : [events.PartConfirmed({ agency: own.agency })];
    },
  });
}

/** An agency says that it was not there. A lead in whose stead the record was entered thereby withdraws it. */
export function denyPart(kind: Kind, events: WorkEvents): Command {
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'deny-part',
    action: `${kind.service}.${kind.prefix}.deny-part`,
    title: { vi: 'Phủ nhận đã tham gia', en: 'Deny having taken part' },
    input: z.strictObject({ agency: partOf, reason: reasonInput }),
    onBehalfOf: ({ agency }) => agency ?? null,
    looksUp: () => ({ standings: standings() }),
    refuses: ['record-stands', 'part-is-ones-own', 'part-awaits-a-word'],
    decide: ({ agency: of, reason }, state, speaking) => {
      const old = standing(state);
      if (!old) return reject('record-stands');
      const own = partSpokenOf(old, of, speaking);
      if (!own) return reject('part-is-ones-own');
      if (own.denied || (own.agency === old.lead && own.confirmed)) return reject('part-awaits-a-word');
      const denied = events.PartDenied({ agency: own.agency, reason });
      return own.agency === old.lead ? [denied, events.WorkWithdrawn({ reason })] : [denied];
    },
  });
}

interface Speaking {
  readonly actor: Actor;
  readonly today: Day;
  readonly lookUps: { readonly standings: (agency: string, on: Day) => AgencyStanding };
}

function partSpokenOf(record: Recorded, of: string | undefined, speaking: Speaking): Part | undefined {
  const { actor, today, lookUps } = speaking;
  const agency = of ?? actor.agency;
  if (agency !== actor.agency && !tookOver(record, agency, lookUps.standings(actor.agency, today))) return undefined;
  return record.participants.find((one) => one.agency === agency);
}

function tookOver({ unit, placements }: Recorded, agency: string, { successorOf }: AgencyStanding): boolean {
  const units = [unit, ...placements];
  return successorOf.some((taken) => taken.agency === agency && (taken.unit === null || units.includes(taken.unit)));
}
