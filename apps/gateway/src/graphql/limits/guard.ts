import { roles, type PermissionTable, type Role, type Standing } from '@lien-nganh/access';
import { Extensions } from '@nestjs/graphql';
import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { badInput, forbidden } from '../errors.ts';

/** Names the permission table's row that a type or a field needs, on whatever path it is reached. */
export function Needs(action: `gateway.${string}`): ClassDecorator & MethodDecorator & PropertyDecorator {
  return Extensions({ action });
}

export interface Asking {
  readonly standing: Standing;
}

/**
 * Puts the permission table before every field: its own row, and that of the type that it leads to. So a type is guarded
 * on every path, whoever adds one. Which records of a type somebody sees is decided where they are read.
 */
export function guardSchema(schema: GraphQLSchema, table: PermissionTable): GraphQLSchema {
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) guardField(field, table);
  }
  return schema;
}

export function objectTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));
}

/** Rows that must allow a field: its own and its type's. */
export function actionsOf(field: GraphQLField<unknown, unknown>): readonly string[] {
  const found = [field.extensions['action'], getNamedType(field.type).extensions['action']];
  return [...new Set(found.filter((action) => typeof action === 'string'))];
}

function guardField(field: GraphQLField<unknown, unknown>, table: PermissionTable): void {
  const actions = actionsOf(field);
  if (actions.length === 0 && field.args.length === 0) return;
  const guarded = (resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> => {
    return (source, args, context, info) => {
      const refused = actions.find((action) => !isEverAllowed(table, action, context as Asking));
      if (refused !== undefined) throw forbidden(refused);
      if (field.args.length > 0) checkText(args);
      return resolve(source, args, context, info);
    };
  };
  field.resolve = guarded(field.resolve ?? defaultFieldResolver);
  if (field.subscribe) field.subscribe = guarded(field.subscribe);
}

/** Whether the table has any row for the role: without one nothing need be read to refuse. */
export function isEverAllowed(table: PermissionTable, action: string, { standing }: Asking): boolean {
  const role = roles.find((one) => one === standing.actor.role) as Role | undefined;
  return role !== undefined && (table[action] ?? []).some((row) => row.roles.includes(role));
}

const BROKEN = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const LONGEST = 500;

/** Text that no store can keep is the caller's mistake, in whatever argument. */
function checkText(value: unknown): void {
  if (typeof value === 'string') {
    if (value.length > LONGEST || BROKEN.test(value)) {
      throw badInput(
        `Văn bản dài quá ${LONGEST} ký tự, hoặc có ký tự không hợp lệ.`,
        `A text is longer than ${LONGEST} characters, or holds a NUL or half a character.`,
      );
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) checkText(item);
  }
}
