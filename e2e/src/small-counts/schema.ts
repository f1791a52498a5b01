import type { Json, Person } from '../person.ts';

/** What the schema of GraphQL says of itself. */
export interface Schema {
  readonly types: ReadonlyMap<string, SchemaType>;
  readonly query: SchemaType;
  readonly subscription: SchemaType;
}

export interface SchemaType {
  readonly name: string;
  readonly kind: string;
  readonly fields: readonly SchemaField[];
  readonly values: readonly string[];
  readonly members: readonly string[];
}

export interface SchemaField {
  readonly name: string;
  readonly args: readonly SchemaArgument[];
  /** Name of its type, whatever is wrapped around it. */
  readonly type: string;
}

export interface SchemaArgument {
  readonly name: string;
  /** As a variable declares it, `[ID!]!`. */
  readonly declared: string;
  readonly type: string;
  readonly required: boolean;
}

const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const SCHEMA = `{ __schema { queryType { name } subscriptionType { name } types { name kind enumValues { name } possibleTypes { name }
  fields { name type { ${TYPE} } args { name defaultValue type { ${TYPE} } } } } } }`;

export async function schemaOf(person: Person): Promise<Schema> {
  const { __schema: told } = await person.answered(SCHEMA);
  const types = new Map<string, SchemaType>((told.types as Json[]).map((type) => [type.name, typeOf(type)]));
  const called = (one: Json) => types.get(one.name)!;
  return { types, query: called(told.queryType), subscription: called(told.subscriptionType) };
}

function typeOf({ name, kind, fields, enumValues, possibleTypes }: Json): SchemaType {
  const namesOf = (some: Json[] | null) => (some ?? []).map((one) => one.name as string);
  return {
    ...{ name, kind, values: namesOf(enumValues), members: kind === 'UNION' ? namesOf(possibleTypes) : [] },
    fields: ((fields ?? []) as Json[]).map((field) => ({
      ...{ name: field.name, type: innermost(field.type) },
      args: (field.args as Json[]).map((arg) => ({
        ...{ name: arg.name, declared: declared(arg.type), type: innermost(arg.type) },
        required: arg.type.kind === 'NON_NULL' && arg.defaultValue === null,
      })),
    })),
  };
}

function innermost(type: Json): string {
  return type.ofType ? innermost(type.ofType) : type.name;
}

function declared(type: Json): string {
  if (type.kind === 'NON_NULL') return `${declared(type.ofType)}!`;
  return type.kind === 'LIST' ? `[${declared(type.ofType)}]` : type.name;
}

/**
 * Types of which one word is enough: they tell of the catalogue, of the map, or of single records, of which small counts have
 * none. Of whatever else there is, all is asked.
 */
const known = [
  ...['Agency', 'Directive', 'FollowUp', 'Indicator', 'Obligation', 'Unit', 'Lineage', 'Sentences'],
  ...['Activity', 'ActivityEdge', 'ActivityConnection', 'Inspection', 'InspectionEdge', 'InspectionConnection'],
  ...['Establishment', 'EstablishmentEdge', 'EstablishmentConnection', 'PageInfo'],
];

const VALUE = 'value { __typename ... on NumberValue { value } }';
const FRAME = 'indicator unit line period { from to }';
/** Of a figure in a table: what it says, and of what. */
const FIGURE = `${VALUE} frame { ${FRAME} part { dimension value } }`;

/** They hold so many figures that each way to one is asked by itself. */
const large = ['Coverage', 'Obligation'];
/** So many stand in the tables of a report that these words of each are what one query may ask. */
const REPORTED = 'ref value { number withheld }';

/**
 * Texts of the operations that ask one field of Query or Subscription for everything that it can tell.
 *
 * @param given names of the arguments that are given
 */
export function operationsFor(
  schema: Schema,
  is: 'query' | 'subscription',
  field: SchemaField,
  given: readonly string[],
): readonly string[] {
  const asking = new Asking(schema, field.type);
  const slices = asking.slicesOf(field.type, []);
  const [figures, others] = [true, false].map((has) => slices.filter((slice) => slice.includes(VALUE) === has));
  const asked = askedAtOnce(field, { slices, figures: figures!, others: others! });
  const args = field.args.filter(({ name }) => given.includes(name));
  const own = args.map(({ name }) => `${name}: $${name}`).join(', ');
  return asked.map((slice) => {
    const further = asking.needed.filter(({ name }) => !given.includes(name) && slice.includes(`$${name}`));
    const variables = [...args, ...further].map((arg) => `$${arg.name}: ${arg.declared}`).join(', ');
    const head = variables === '' ? is : `${is}(${variables})`;
    return `${head} { ${field.name}${own === '' ? '' : `(${own})`} { ${slice} } }`;
  });
}

interface Slices {
  readonly slices: readonly string[];
  /** Those with figures, and the others. */
  readonly figures: readonly string[];
  readonly others: readonly string[];
}

/** What one query asks: everything, or what it can afford. All of a report is worked out for each query, so that they are few. */
function askedAtOnce({ name, type }: SchemaField, { slices, figures, others }: Slices): readonly string[] {
  if (type === 'Report') return packed(name, slices, ofReports);
  return large.includes(type) ? [...figures, ...packed(name, others, ofMatrices)] : [slices.join(' ')];
}

interface Prices {
  /** How many rows these fields have below them, as far as it matters for what a query may cost. */
  readonly rowsBelow: Readonly<Record<string, number>>;
  /** What these cost besides. */
  readonly besides: Readonly<Record<string, number>>;
  readonly affordable: number;
}

const ofMatrices: Prices = {
  rowsBelow: { obligations: 40, rows: 40, cells: 20, missing: 100, overdue: 100 },
  besides: {},
  affordable: 12_000,
};
const ofReports: Prices = {
  rowsBelow: {
    ...{ sections: 20, annexes: 12, rows: 40, values: 10, adjustments: 10, received: 20, lateWork: 50, delays: 20 },
    ...{ lineDifferences: 10, figures: 4, events: 50 },
  },
  besides: { changedSince: 4_000, lineDifferences: 4_500, delays: 500, figures: 50 },
  affordable: 40_000,
};

/** Slices of a field together, as many as one query may ask. */
function packed(field: string, slices: readonly string[], prices: Prices): readonly string[] {
  const { rowsBelow, besides, affordable } = prices;
  const packs: { text: string; price: number }[] = [];
  for (const slice of slices) {
    const words = slice.match(/\w+/g)!;
    const rows = [field, ...words].reduce((all, word) => all * (rowsBelow[word] ?? 1), words.length);
    const price = words.reduce((all, word) => all + (besides[word] ?? 0), rows);
    const pack = packs.find((one) => one.price + price <= affordable);
    if (pack) Object.assign(pack, { text: `${pack.text} ${slice}`, price: pack.price + price });
    else packs.push({ text: slice, price });
  }
  return packs.map(({ text }) => text);
}

/** Writes what is asked of a type: some slices, each a part of it. */
class Asking {
  /** Arguments that fields further in must be given. */
  readonly needed: SchemaArgument[] = [];

  constructor(
    private readonly schema: Schema,
    /** The type that is asked for: of it all is told, whatever it is. */
    private readonly root: string,
  ) {}

  slicesOf(name: string, path: readonly string[]): readonly string[] {
    const type = this.schema.types.get(name)!;
    return (path.length > 0 ? this.#shortOf(name) : null) ?? this.#allOf(type, path);
  }

  /** Of what is known, and of a figure in a table, some words are enough. */
  #shortOf(name: string): readonly string[] | null {
    if (known.includes(name)) return [this.#oneWordOf(name)];
    if (name === 'ReportFigure') return [REPORTED];
    // A subscription tells one figure, and nothing beside it.
    if (name !== 'Figure' || this.root === 'FigureChange') return null;
    return [large.includes(this.root) ? `${VALUE} frame { ${FRAME} }` : FIGURE];
  }

  #allOf({ name, fields, members }: SchemaType, path: readonly string[]): readonly string[] {
    if (members.length > 0) {
      const each = members.map((member) => `... on ${member} { ${this.slicesOf(member, path).join(' ')} }`);
      return [`__typename ${each.join(' ')}`];
    }
    const [plain, deep] = [true, false].map((is) => fields.filter(({ type }) => this.#isPlain(type) === is));
    const words = plain!.map((field) => field.name + this.#given(field)).join(' ');
    const further = deep!.filter(({ type }) => ![...path, name].includes(type));
    return [
      ...(words === '' ? [] : [words]),
      ...further.flatMap((field) =>
        this.slicesOf(field.type, [...path, name]).map((slice) => `${field.name}${this.#given(field)} { ${slice} }`),
      ),
    ];
  }

  /** What must be given; of pages, one row. */
  #given({ args }: SchemaField): string {
    const required = args.filter((arg) => arg.required);
    for (const arg of required) if (!this.needed.some(({ name }) => name === arg.name)) this.needed.push(arg);
    const given = required.map(({ name }) => `${name}: $${name}`);
    const page = args.some(({ name }) => name === 'first') ? ['first: 1'] : [];
    return [...given, ...page].length === 0 ? '' : `(${[...given, ...page].join(', ')})`;
  }

  #oneWordOf(name: string): string {
    const { fields } = this.schema.types.get(name)!;
    return fields.find(({ type, args }) => args.length === 0 && this.#isPlain(type))?.name ?? '__typename';
  }

  #isPlain(type: string): boolean {
    const { fields, members } = this.schema.types.get(type)!;
    return fields.length === 0 && members.length === 0;
  }
}
