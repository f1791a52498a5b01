import type { ApolloServerPlugin } from '@apollo/server';
import { stripIgnoredCharacters } from 'graphql';
import { noteLook, type GatewayContext } from './context.ts';
import { notServed } from './errors.ts';
import { excessesOf, type Limits } from './limits/limits.ts';

const LONGEST_READ = 500;

/** How an operation is told in the note of a look. */
export function readOf(query: string, variables: unknown): string {
  const read = `graphql ${stripIgnoredCharacters(query)} ${JSON.stringify(variables ?? {})}`.slice(0, LONGEST_READ);
  // A cut may leave half a character, which no log can keep.
  return read.replace(/[\uD800-\uDBFF]$/, '');
}

/** Before an operation runs: what only its variables show is held against the limits, and an auditor's look is noted. */
export function beforeExecution(limits: Limits): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ document, operation, request, contextValue, source }) {
          const variables = request.variables ?? {};
          if (operation && operation.operation !== 'query') throw notServed(operation.operation);
          const [first] = operation ? excessesOf(limits, document, { operation, variables }) : [];
          if (first) throw first;
          await noteLook(contextValue, readOf(source, request.variables));
        },
      }),
  };
}
