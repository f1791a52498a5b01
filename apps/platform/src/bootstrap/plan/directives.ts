import { expanded, type Obligation } from '../../reference-data/directive.ts';
import type { DirectiveWithText } from '../../reference-data/load.ts';
import type { Planned } from './planned.ts';

/** A directive with its obligations; groups of addressees become the agencies in them. */
export function directive(found: DirectiveWithText): Planned {
  const { number, symbol, kind, issuedOn, issuer, signatory, subject, legalBases, recipients, document } = found;
  return {
    service: 'agencies',
    stream: 'directive',
    command: 'issue',
    id: null,
    input: {
      ...{ number, symbol, kind, issuedOn, issuer, subject, legalBases, recipients },
      signatory: { capacity: signatory.capacity, body: signatory.body },
      classification: 'none',
      regime: regimeOf(found),
      text: document,
      obligations: found.obligations.map((obligation) => obligationOf(found, obligation)),
    },
    already: 'directive-is-new',
  };
}

function obligationOf(found: DirectiveWithText, obligation: Obligation): unknown {
  const { figure: _figure, indicators: _indicators, addressees, leads, coordinators, ...rest } = obligation;
  return {
    ...rest,
    addressees: expanded(found, addressees),
    leads: expanded(found, leads),
    coordinators: expanded(found, coordinators),
  };
}

function regimeOf(found: DirectiveWithText): unknown {
  const { kind: _kind, note: _note, laterGroups, reporters, requested, ...told } = found.regime;
  const addressed = reporters.filter((named) => laterGroups.every(({ slug }) => slug !== named));
  // of what reporting alone is told
  const { office: _office, templates: _templates, escalateAfterDays: _days, ...rest } = told;
  return { ...rest, reporters: expanded(found, addressed), requested: expanded(found, requested) };
}
