import { agenciesBySlug, type AgencyRecord } from '@lien-nganh/contracts/reference';
import { command, reject, type Rejected } from '@lien-nganh/kernel';
import { documentNumber, documentSymbol, day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { bilingual } from '../inputs.ts';
import { events } from './events.ts';
import { directiveId } from './id.ts';
import { brokenByObligations, missingOn, namedIn, obligationInput, obligationRules } from './obligations.ts';
import type { refusals } from './refusals.ts';
import { directiveScope } from './scope.ts';
import { legalBasesInput, recipientsInput, regimeInput, subjectInput, textInput, type RegimeInput } from './stated.ts';
import type { Directive } from './state.ts';

const input = z.strictObject({
  number: documentNumber,
  symbol: documentSymbol,
  /** Kind of document, `công văn`. */
  kind: text(60),
  issuedOn: day,
  issuer: slug,
  /** In whose name it is signed (`TM.`), never by whom. */
  signatory: z.strictObject({ capacity: text(40).nullable().default(null), body: bilingual }),
  /** Anything but `none` is refused, and nothing of it is kept. */
  classification: z.enum(['none', 'confidential', 'secret', 'top-secret']),
  subject: subjectInput,
  legalBases: legalBasesInput.default([]),
  recipients: recipientsInput.default([]),
  regime: regimeInput.nullable().default(null),
  text: textInput.default(null),
  obligations: z.array(obligationInput).min(1).max(300),
});
type Input = z.output<typeof input>;

const rules = [
  'secret-documents-stay-out',
  'directive-is-new',
  ...obligationRules,
  'regime-names-its-obligations',
] as const;

/** A directive enters with all its obligations; each addressee of each is followed up from then on. */
export const issue = command<Directive, typeof events, typeof refusals>()({
  name: 'issue',
  action: 'agencies.directive.issue',
  title: { vi: 'Nhập văn bản chỉ đạo', en: 'Enter a directive' },
  creates: true,
  input,
  id: directiveId,
  scope: directiveScope,
  looksUp: ({ issuer, obligations, regime }) => ({
    agencies: agenciesBySlug([issuer, ...namedIn(obligations), ...(regime ? namedInRegime(regime) : [])]),
  }),
  onBehalfOf: ({ issuer }) => issuer,
  refuses: rules,
  decide(wanted, state, { lookUps: { agencies } }) {
    if (wanted.classification !== 'none') return reject('secret-documents-stay-out');
    if (state.is !== 'none') return reject('directive-is-new');
    const broken = brokenByObligations(wanted.obligations, agencies, wanted.issuedOn);
    if (broken) return reject(broken.rule, broken.details);
    const others = brokenByOthers(wanted, agencies);
    if (others) return others;
    const { classification: _classification, ...data } = wanted;
    return [events.DirectiveIssued(data, { occurredOn: wanted.issuedOn })];
  },
});

function brokenByOthers(
  { issuer, regime, issuedOn, obligations }: Input,
  agencies: ReadonlyMap<string, AgencyRecord>,
): Rejected<(typeof rules)[number]> | null {
  const missing = missingOn([issuer, ...(regime ? namedInRegime(regime) : [])], agencies, issuedOn);
  if (missing !== null) return reject('agencies-go-on', { agency: missing });
  const codes = obligations.map(({ code }) => code);
  const named = regime ? [...regime.obligations, ...(regime.consolidation ? [regime.consolidation] : [])] : [];
  return named.every((code) => codes.includes(code)) ? null : reject('regime-names-its-obligations');
}

function namedInRegime({ reporters, requested, through, to }: RegimeInput): readonly string[] {
  return [...reporters, ...requested, ...(through === null ? [] : [through]), to];
}
