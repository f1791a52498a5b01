import { isDay } from '@lien-nganh/vocabulary';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { badInput } from './errors.ts';

/** A scalar that travels as text and is checked by one rule. */
function textScalar(
  name: string,
  description: string,
  isValid: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const check = (value: unknown): string => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw badInput(`${name} không hợp lệ: ${description}`, `Not a ${name}: ${description}`);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => check(typeof value === 'bigint' ? value.toString() : value),
    parseValue: check,
    parseLiteral: (node: ValueNode) => check(node.kind === Kind.STRING ? node.value : null),
  });
}

const isWhole = (text: string) => /^-?\d{1,80}$/.test(text);

export const DayScalar = textScalar('Day', 'A calendar day in Asia/Ho_Chi_Minh, YYYY-MM-DD.', isDay);

export const InstantScalar = textScalar(
  'Instant',
  'A moment in UTC, ISO 8601 with milliseconds.',
  (text) => !Number.isNaN(Date.parse(text)),
);

export const BigIntScalar = textScalar('BigInt', 'A whole number of any size, as decimal digits in a string.', isWhole);

export const DongScalar = textScalar('Dong', 'Whole đồng of any size, as decimal digits in a string.', isWhole);

export const PositionScalar = textScalar('Position', 'A place in a log, <log>:<position>.', (text) =>
  /^[A-Za-z0-9-]{1,100}:\d{1,20}$/.test(text),
);

export const AsOfScalar = textScalar(
  'AsOf',
  'As known at the end of a day, YYYY-MM-DD, or at a position, <log>:<position>.',
  (text) => isDay(text) || /^[A-Za-z0-9-]{1,100}:\d{1,20}$/.test(text),
);

export const MapChoiceScalar = textScalar(
  'MapChoice',
  'The map on which things are placed: as-was (of the day of each), as-now, or that of a day, YYYY-MM-DD.',
  (text) => text === 'as-was' || text === 'as-now' || isDay(text),
);
