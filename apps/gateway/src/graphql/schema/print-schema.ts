import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { resolvers } from './schema-classes.ts';

/** The schema without anything behind it. */
export async function bareSchema(): Promise<GraphQLSchema> {
  const builder = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: false });
  await builder.init();
  try {
    return await builder.get(GraphQLSchemaFactory).create(resolvers);
  } finally {
    await builder.close();
  }
}

/** The schema as it is checked in, `schema.graphql` beside this package's manifest. */
export async function printedSchema(): Promise<string> {
  const schema = printSchema(lexicographicSortSchema(await bareSchema()));
  return `# Made by \`npm run schema -w @lien-nganh/gateway\` from the classes in src/graphql. Do not edit.\n\n${schema}\n`;
}
