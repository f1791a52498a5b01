import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Page } from '../../read-models/page.ts';
import { badInput } from '../errors.ts';
import { Needs } from '../limits/guard.ts';

@ObjectType({ description: 'One sentence in both languages.' })
export class Sentences {
  @Field(() => String)
  readonly vi!: string;

  @Field(() => String)
  readonly en!: string;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  readonly hasNextPage!: boolean;

  @Field(() => Boolean)
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true })
  readonly endCursor!: string | null;
}

export const LONGEST_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `How many, 0 to ${LONGEST_PAGE}.` })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last one of the page before.' })
  readonly after?: string | null;
}

/** @throws GraphQLError for a page that is too long */
export function pageAsked({ first, after }: PageArgs): { readonly first: number; readonly after: string | null } {
  if (first >= 0 && first <= LONGEST_PAGE) return { first, after: after ?? null };
  throw badInput(`Mỗi trang từ 0 đến ${LONGEST_PAGE} dòng.`, `A page has 0 to ${LONGEST_PAGE} rows.`);
}

export interface Connection<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
}

/** A Relay connection type; it needs the same row of the permission table as its nodes, for a count tells too. */
export function connectionType<Node>(node: Type<Node>, action: `gateway.${string}`): Type<Connection<Node>> {
  @ObjectType(`${node.name}Edge`)
  class Edge {
    @Field(() => String)
    readonly cursor!: string;

    @Field(() => node)
    readonly node!: Node;
  }

  @ObjectType(`${node.name}Connection`)
  @Needs(action)
  class ConnectionOfNode {
    @Field(() => Int)
    readonly totalCount!: number;

    @Field(() => [node])
    readonly nodes!: readonly Node[];

    @Field(() => [Edge])
    readonly edges!: readonly Edge[];

    @Field(() => PageInfo)
    readonly pageInfo!: PageInfo;
  }
  return ConnectionOfNode as Type<Connection<Node>>;
}

/** A page as a Relay connection. */
export function connectionFrom<Row>(
  { totalCount, rows, hasMore }: Page<Row>,
  cursorOf: (row: Row) => string,
  after: string | null,
): Connection<Row> {
  const edges = rows.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    totalCount,
    nodes: rows,
    edges,
    pageInfo: {
      hasNextPage: hasMore,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
