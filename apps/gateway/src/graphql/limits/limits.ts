import type { Sentences } from '@lien-nganh/service-host';
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  type ValueNode,
} from 'graphql';
import { QUERY_TOO_LARGE } from '../errors.ts';
import { prices, toldOnce } from './prices.ts';
import { LONGEST_PAGE } from '../types/common.ts';
import { excessOfVariables, type VariableLimits } from './variables.ts';

/** How large and how deep a request may be. All are settings. */
export interface Limits extends VariableLimits {
  /** Operations in one document. */
  readonly operations: number;
  /** Fields within fields. */
  readonly depth: number;
  /** Other names given to fields, over the whole document with its fragments unfolded. */
  readonly aliases: number;
  /** Directives, likewise. */
  readonly directives: number;
  /** Work: each field 1, one that reads the ledger or a list as much as the table of costs says, a page as many as it holds. */
  readonly cost: number;
  /** Words and signs of the document. */
  readonly tokens: number;
  /** Operations that one WebSocket may have open at once. */
  readonly open: number;
  /** Cells of one overview, of one pivot with its totals, of one ranking. */
  readonly cells: number;
}

/** The platform's own queries stay below half of each. */
export const defaultLimits: Limits = {
  operations: 5,
  depth: 12,
  aliases: 40,
  directives: 40,
  cost: 50_000,
  tokens: 4_000,
  values: 1_000,
  nesting: 10,
  open: 50,
  cells: 5_000,
};

interface Measured {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly cost: number;
  /** Of what is told once of an answer, however many rows a page of it has. */
  readonly once: number;
}

const nothing: Measured = { depth: 0, aliases: 0, directives: 0, cost: 0, once: 0 };

function beside(a: Measured, b: Measured): Measured {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    cost: a.cost + b.cost,
    once: a.once + b.once,
  };
}

/**
 * Measures documents with every fragment unfolded, and each fragment once: chains of fragments that double at each step
 * are measured as quickly as they are written, and fragments that refer to each other end.
 */
class Measure {
  readonly #fragments = new Map<string, Measured | 'open'>();

  constructor(
    private readonly fragment: (name: string) => FragmentDefinitionNode | null | undefined,
    private readonly variables: ReadonlyMap<string, number> | null,
  ) {}

  of({ selections }: SelectionSetNode): Measured {
    return selections.reduce<Measured>((sum, selection) => {
      const { directives = [] } = selection;
      return beside(beside(sum, { ...nothing, directives: directives.length }), this.#ofSelection(selection));
    }, nothing);
  }

  #ofSelection(selection: SelectionSetNode['selections'][number]): Measured {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#ofField(selection);
      case Kind.INLINE_FRAGMENT:
        return this.of(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.#ofFragment(selection.name.value);
    }
  }

  #ofFragment(name: string): Measured {
    const known = this.#fragments.get(name);
    if (known !== undefined) return known === 'open' ? nothing : known;
    const found = this.fragment(name);
    if (!found) return nothing;
    this.#fragments.set(name, 'open');
    const measured = this.of(found.selectionSet);
    this.#fragments.set(name, measured);
    return measured;
  }

  #ofField(field: FieldNode): Measured {
    const name = field.name.value;
    const aliases = field.alias ? 1 : 0;
    const below = field.selectionSet ? this.of(field.selectionSet) : nothing;
    // What the schema says of itself is as large as the schema, whoever asks; under other names it would come again and again.
    if (name === '__schema' || name === '__type')
      return { ...below, aliases: below.aliases + aliases, depth: 0, cost: 50, once: 0 };
    const whole = this.#costOf(field, below);
    return {
      depth: below.depth + 1,
      aliases: below.aliases + aliases,
      directives: below.directives,
      ...(toldOnce.has(name) ? { cost: 0, once: whole } : { cost: whole, once: 0 }),
    };
  }

  /** A list without pages has what is told once in each of its rows. */
  #costOf(field: FieldNode, { cost: ofRow, once }: Measured): number {
    const { cost, rows, paged } = priceOf(field.name.value);
    const page = this.#pageOf(field) ?? rows;
    return paged ? cost + ofRow * page + once : cost + (ofRow + once) * page;
  }

  #pageOf({ arguments: given = [] }: FieldNode): number | null {
    const first = given.find(({ name }) => name.value === 'first')?.value;
    return first ? pageLength(first, this.variables) : null;
  }
}

function priceOf(name: string) {
  return Object.hasOwn(prices, name) ? prices[name]! : { cost: 1, rows: 1, paged: undefined };
}

/** How many rows a page asks for; a negative number is refused later, and must not make anything cheaper here. */
function pageLength(first: ValueNode, variables: ReadonlyMap<string, number> | null): number | null {
  if (first.kind === Kind.INT) return Math.max(Number(first.value), 1);
  if (first.kind !== Kind.VARIABLE) return null;
  // Not known yet: the request itself is measured again.
  if (variables === null) return 1;
  return Math.max(variables.get(first.name.value) ?? LONGEST_PAGE, 1);
}

const sentences = {
  operations: { vi: 'thao tác', en: 'operations' },
  depth: { vi: 'tầng lồng nhau', en: 'levels of depth' },
  aliases: { vi: 'tên thay thế (alias)', en: 'aliases' },
  directives: { vi: 'chỉ thị (directive)', en: 'directives' },
  cost: { vi: 'điểm chi phí', en: 'points of cost' },
  values: { vi: 'giá trị trong các biến', en: 'values in its variables' },
  nesting: { vi: 'cấp lồng nhau trong các biến', en: 'levels in its variables' },
  open: { vi: 'thao tác đang mở trên một kết nối', en: 'operations open on one connection' },
  cells: { vi: 'ô', en: 'cells' },
} as const satisfies Partial<Record<keyof Limits, Sentences>>;

/** An error that says what is over its limit. */
export function tooMuch(what: keyof typeof sentences, { found, most }: { found: number; most: number }): GraphQLError {
  const { vi, en } = sentences[what];
  const told = {
    vi: `Truy vấn có ${found} ${vi}, giới hạn là ${most}.`,
    en: `The query has ${found} ${en}, the limit is ${most}.`,
  };
  return new GraphQLError(told.en, {
    extensions: { code: QUERY_TOO_LARGE, http: { status: 400 }, limit: what, found, most, ...told },
  });
}

/** @throws GraphQLError QUERY_TOO_LARGE for an answer of more cells than are told at once */
export function checkCells(
  { parts: { limits } }: { readonly parts: { readonly limits: Limits } },
  found: number,
): void {
  if (found > limits.cells) throw tooMuch('cells', { found, most: limits.cells });
}

/** What of an operation is over its limits, in the order of the limits. */
export function excesses(limits: Limits, { operation, fragment, variables }: Operation): readonly GraphQLError[] {
  const { once, ...rest } = new Measure(fragment, variables).of(operation.selectionSet);
  const measured = { ...rest, cost: rest.cost + once };
  return (['depth', 'aliases', 'directives', 'cost'] as const)
    .filter((what) => measured[what] > limits[what])
    .map((what) => tooMuch(what, { found: measured[what], most: limits[what] }));
}

export interface Operation {
  readonly operation: OperationDefinitionNode;
  fragment(name: string): FragmentDefinitionNode | null | undefined;
  /** Whole numbers among the variables, for the lengths of pages; `null`: not known yet. */
  readonly variables: ReadonlyMap<string, number> | null;
}

/** The validation rule that refuses what would cost too much, before anything runs. */
export function limitsRule(limits: Limits): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const { definitions } = context.getDocument();
    const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    if (operations.length > limits.operations) {
      context.reportError(tooMuch('operations', { found: operations.length, most: limits.operations }));
      return {};
    }
    return {
      OperationDefinition(operation) {
        const asked = { operation, fragment: (name: string) => context.getFragment(name), variables: null };
        for (const error of excesses(limits, asked)) context.reportError(error);
      },
    };
  };
}

/** What only the variables of one request show: validation is not repeated for a document that was seen before. */
export function excessesOf(
  limits: Limits,
  document: DocumentNode,
  { operation, variables }: { operation: OperationDefinitionNode; variables: Readonly<Record<string, unknown>> },
): readonly GraphQLError[] {
  const excess = excessOfVariables(limits, variables);
  if (excess) return [tooMuch(excess.what, { found: excess.found, most: limits[excess.what] })];
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((one) => [one.name.value, one]));
  return excesses(limits, { operation, fragment: (name) => byName.get(name), variables: numbersIn(variables) });
}

function numbersIn(variables: Readonly<Record<string, unknown>>): ReadonlyMap<string, number> {
  const numbers = Object.entries(variables).filter((entry): entry is [string, number] => Number.isInteger(entry[1]));
  return new Map(numbers);
}
