import { lasts } from '@lien-nganh/contracts/reference';
import { lookUp, printOut, type Day, type LookUp, type Places } from '@lien-nganh/kernel';
import { printDong, sumDong } from '@lien-nganh/vocabulary';
import { violationsOf, type Sanction } from '../inspection/violations/cases.ts';
import { inspection } from '../inspection/inspection.ts';
import { isDisclosed, type Disclosed, type Inspection } from '../inspection/lifecycle.ts';
import { basesOn, type BasisRecord } from '../integration/reference.ts';
import * as samples from './samples.data.ts';
import * as templates from './templates.data.ts';
import { issuedBy, visitLookUps, visitPlaces, type VisitFacts } from './visit-places.ts';
import { disclosed } from './visits.ts';
import { receiverWords, sanctionWords } from './words.data.ts';

/** What all papers on a case say. Whoever is suspected or sanctioned is in no record: the name is written by hand. */
function casePlaces({ visit, result }: Disclosed, facts: VisitFacts): Places {
  return {
    ...visitPlaces(visit, facts),
    issuer: facts.issuer.name,
    decider: null,
    minutes: result.minutes?.number ?? null,
    minutesOn: { day: result.minutes?.signedOn ?? null },
  };
}

export const recordOfViolation = printOut({
  name: 'violation-record',
  title: { vi: 'Biên bản vi phạm hành chính', en: 'Administrative violation record' },
  of: inspection,
  templates: templates.violationRecord,
  sample: samples.sampleViolation,
  signedUnder: null,
  obliges: ['offender', 'on'],
  sheets: (state: Inspection) =>
    isDisclosed(state)
      ? state.cases.violations.map(({ violation, recordedOn }) => ({ entry: violation, on: recordedOn }))
      : [],
  looksUp: (state, { entry, on }) => {
    const { agency, kind } = violationIn(disclosed(state), entry);
    return { ...visitLookUps(disclosed(state).visit, on, agency), act: actOn(kind, on) };
  },
  draws: (state, { entry, lookUps }) => {
    const { number, recordedOn } = violationIn(disclosed(state), entry);
    return {
      ...issuedBy(lookUps.issuer),
      ...{ signedFor: null, number, date: recordedOn },
      texts: {
        ...casePlaces(disclosed(state), lookUps),
        ...{ on: { day: recordedOn }, act: lookUps.act, offender: null },
      },
      rows: {},
    };
  },
});

function violationIn({ cases }: Disclosed, entry: string | null) {
  return cases.violations.find(({ violation }) => violation === entry)!;
}

/** What an act is called by the basis that held on the day; `null` where none names it, or several do differently. */
function actOn(act: string, on: Day): LookUp<string | null> {
  return lookUp(['legalBases'], async (rows) => {
    const bases = await rows.list<BasisRecord>('legalBases', '');
    const held = bases.filter(
      (one) => one.act === act && !one.withdrawn && lasts({ from: one.validFrom, to: one.validTo }, on),
    );
    const words = new Set(held.flatMap(({ names }) => (names === null ? [] : [names.vi])));
    return words.size === 1 ? [...words][0]! : null;
  });
}

export const decisionOnSanction = printOut({
  name: 'sanction-decision',
  title: { vi: 'Quyết định xử phạt vi phạm hành chính', en: 'Sanction decision' },
  of: inspection,
  templates: templates.sanctionDecision,
  sample: samples.sampleSanction,
  signedUnder: null,
  obliges: ['records', 'offender', 'lines', 'total'],
  sheets: (state: Inspection) =>
    isDisclosed(state)
      ? state.cases.sanctions
          .filter(({ is }) => is !== 'annulled')
          .map(({ decision, decidedOn }) => ({ entry: decision, on: decidedOn }))
      : [],
  looksUp: (state, { entry, on }) => {
    const { agency, lines } = sanctionIn(disclosed(state), entry);
    const bases = lines.map(({ basis }) => basis);
    return { ...visitLookUps(disclosed(state).visit, on, agency), bases: basesOn(bases, on) };
  },
  draws: (state, { entry, lookUps }) => {
    const known = disclosed(state);
    const sanction = sanctionIn(known, entry);
    return {
      ...issuedBy(lookUps.issuer),
      // whoever the law makes competent decides, in person
      ...{ signedFor: null, number: sanction.number, date: sanction.decidedOn },
      texts: {
        ...casePlaces(known, lookUps),
        ...{ offender: sanction.offender, total: totalOf(sanction), records: recordsOf(known, violationsOf(sanction)) },
      },
      rows: { lines: sanction.lines.map((line) => sanctionRow(line, lookUps.bases.get(line.basis))) },
    };
  },
});

function sanctionIn({ cases }: Disclosed, entry: string | null): Sanction {
  return cases.sanctions.find(({ decision }) => decision === entry)!;
}

function totalOf({ lines }: Sanction): string | null {
  const amounts = lines.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return amounts.length === 0 ? null : printDong(sumDong(amounts));
}

/** Numbers of violation records. */
function recordsOf({ cases }: Disclosed, ids: readonly string[]): string {
  return cases.violations
    .filter(({ violation }) => ids.includes(violation))
    .map(({ number }) => number)
    .join(', ');
}

function sanctionRow({ main, amount, additional, remedies }: Sanction['lines'][number], basis?: BasisRecord): Places {
  return {
    act: basis?.names?.vi ?? null,
    basis: basis ? basisWords(basis) : null,
    main: sanctionWords[main],
    amount: amount === null ? null : printDong(amount),
    beside: [...additional.map((one) => sanctionWords[one]), ...remedies].join('; '),
  };
}

/** `điểm a khoản 2 Điều 22 Nghị định số 167/2013/NĐ-CP`. */
function basisWords({ point, clause, article, decree }: BasisRecord): string {
  const parts = [
    point === null ? null : `điểm ${point}`,
    clause === null ? null : `khoản ${clause}`,
    article === null ? null : `Điều ${article}`,
    `Nghị định số ${decree}`,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

export const letterOfTransfer = printOut({
  name: 'transfer-letter',
  title: { vi: 'Công văn chuyển hồ sơ', en: 'Transfer letter' },
  of: inspection,
  templates: templates.transferLetter,
  sample: samples.sampleTransfer,
  signedUnder: 'sign-papers',
  obliges: ['to', 'papers'],
  sheets: (state: Inspection) =>
    isDisclosed(state) ? state.cases.transfers.map(({ transfer, on }) => ({ entry: transfer, on })) : [],
  looksUp: (state, { entry, on }) =>
    visitLookUps(disclosed(state).visit, on, transferIn(disclosed(state), entry).agency),
  draws: (state, { entry, lookUps }) => {
    const known = disclosed(state);
    const { document, on, to, violations, agency } = transferIn(known, entry);
    const { minutes } = known.result;
    const records = known.cases.violations.filter(({ violation }) => violations.includes(violation));
    return {
      ...issuedBy(lookUps.issuer),
      ...{ signedFor: agency, number: document, date: on },
      texts: { ...casePlaces(known, lookUps), on: { day: known.result.on }, to: receiverWords[to] ?? null },
      rows: {
        papers: [
          ...(minutes === null ? [] : [{ paper: `Biên bản kiểm tra số ${minutes.number}` }]),
          ...records.map(({ number }) => ({ paper: `Biên bản vi phạm hành chính số ${number}` })),
        ],
      },
    };
  },
});

function transferIn({ cases }: Disclosed, entry: string | null) {
  return cases.transfers.find(({ transfer }) => transfer === entry)!;
}
