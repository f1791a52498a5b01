import { z } from 'zod';
import { day, id } from './shapes.ts';
import { linksContract, workContract } from './work.ts';

/** What the communications service publishes. Words such as a form or a topic are its own, so that they may grow. */
const word = z.string().min(1).max(60);
const count = z.number().int().nonnegative();

/** A campaign lasts from its beginning to its end; sessions and material may belong to it. */
export const campaign = workContract(
  'communications.campaign',
  1,
  z.strictObject({
    subject: word,
    /** Number and day of its plan; `null`: it had none. */
    plan: z.strictObject({ document: z.string(), dated: day }).nullable(),
    budgetLine: z.string().nullable(),
  }),
);

/** People gathered and were told of something. */
export const session = workContract(
  'communications.session',
  1,
  z.strictObject({
    form: word,
    topic: word,
    /** Work that it was part of; `null`: it stood alone. */
    integratedInto: word.nullable(),
    audience: word,
    /** At least one. */
    languages: z.array(word).min(1),
    attendances: count,
    /** Of them; `null`: not told by sex. */
    women: count.nullable(),
    /** Those of them who are members of an organisation, by organisation. */
    members: z.array(z.strictObject({ organisation: word, attendances: count, women: count.nullable() })),
    campaign: id.nullable(),
    /** The key area or hotspot that it covered: an opaque id, without name or place. */
    area: id.nullable(),
  }),
);

/** News, articles and reportages. */
export const pressItem = workContract(
  'communications.press-item',
  1,
  z.strictObject({ genre: word, medium: word, language: word, items: count, campaign: id.nullable() }),
);

export const broadcast = workContract(
  'communications.broadcast',
  1,
  z.strictObject({
    times: count,
    /** Of each time; `null`: not told. */
    minutes: count.nullable(),
    language: word,
    campaign: id.nullable(),
  }),
);

/** Panels, banners and slogans. */
export const panel = workContract(
  'communications.panel',
  1,
  z.strictObject({ kind: word, number: count, campaign: id.nullable() }),
);

/** Leaflets, handbooks and other printed matter. */
export const printedMaterial = workContract(
  'communications.printed-material',
  1,
  z.strictObject({ kind: word, language: word, copies: count, campaign: id.nullable() }),
);

/** Households that signed a commitment by way of an organisation: from that day on, until it ends. */
export const householdCommitment = workContract(
  'communications.household-commitment',
  1,
  z.strictObject({ organisation: word, households: count }),
);

/** An establishment that signed a commitment with the People's Committee of its commune. */
export const establishmentCommitment = workContract(
  'communications.establishment-commitment',
  1,
  z.strictObject({ establishment: id, kind: word }),
);

/** What was recognised as cultural in one unit for one year. */
export const recognition = workContract(
  'communications.recognition',
  1,
  z.strictObject({
    title: word,
    /** Of agencies and units their kind; otherwise `null`. */
    kind: word.nullable(),
    year: z.number().int(),
    number: count,
  }),
);

/**
 * Frequent small work of one commune and month, told by its amount alone: there is nothing below it. While an overlap with
 * single records is open (`openPairs`) it does not count; `sameAs` names the record that counts in its stead.
 */
export const tally = workContract(
  'communications.tally',
  1,
  z.strictObject({
    kind: word,
    month: z.string().regex(/^\d{4}-\d{2}$/),
    amount: count,
    /** Times that something was done. */
    occasions: count,
    /** The paper that it was taken from. */
    source: z.strictObject({ document: z.string(), dated: day }),
  }),
);

export const links = linksContract('communications');

/** All of them. */
export const communicationsContracts = [
  campaign,
  session,
  pressItem,
  broadcast,
  panel,
  printedMaterial,
  householdCommitment,
  establishmentCommitment,
  recognition,
  tally,
  links,
] as const;
