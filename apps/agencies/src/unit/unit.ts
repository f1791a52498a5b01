import { streamType } from '@lien-nganh/kernel';
import { fullNameOf, levelOf } from '@lien-nganh/vocabulary';
import { abolish } from './abolish.ts';
import { continueAs } from './continue.ts';
import { events } from './events.ts';
import { mergeInto } from './merge-into.ts';
import { move } from './move.ts';
import { refusals } from './refusals.ts';
import { register } from './register.ts';
import { rename } from './rename.ts';
import { respell } from './respell.ts';
import { unitScope } from './scope.ts';
import { splitInto } from './split-into.ts';
import { evolve, initial } from './state.ts';
import { upgrade } from './upgrade.ts';
import { withdrawChange } from './withdraw-change.ts';

/** An administrative unit; the id is its key, `code@validFrom`. */
export const unit = streamType({
  prefix: 'unit',
  title: { vi: 'Đơn vị hành chính', en: 'Administrative unit' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.unit.read',
  scope: (_, id) => unitScope(id),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: state.is };
    const { name, aliases, code, parentCode, validFrom } = state;
    return {
      title: fullNameOf(state),
      status: state.is,
      unit: id,
      ...(validFrom === null ? {} : { day: validFrom }),
      search: [fullNameOf(state), name, ...aliases, code],
      facets: { code, type: state.type, level: levelOf(state.type), parentCode, validTo: state.validTo },
    };
  },
  commands: [register, respell, mergeInto, splitInto, move, upgrade, rename, continueAs, abolish, withdrawChange],
});
