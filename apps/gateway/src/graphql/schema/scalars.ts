import { isDay, type Sentences } from '@lien-nganh/vocabulary';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { badInput } from '../errors.ts';

interface TextScalar {
  readonly name: string;
  /** Of the schema, in English like all of it. */
  readonly description: string;
  /** What whoever sends something else is told. */
  readonly wanted: Sentences;
  isValid(text: string): boolean;
}

/** A scalar that travels as text and is checked by one rule. */
function textScalar({ name, description, wanted, isValid }: TextScalar): GraphQLScalarType<string, string> {
  const check = (value: unknown): string => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw badInput(wanted.vi, wanted.en);
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
const isPosition = (text: string) => /^[A-Za-z0-9-]{1,100}:\d{1,20}$/.test(text);

export const DayScalar = textScalar({
  name: 'Day',
  description: 'A calendar day in Asia/Ho_Chi_Minh, YYYY-MM-DD.',
  wanted: {
    vi: 'Ngày phải là một ngày có thật, viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2013-07-16.',
    en: 'A day must be a real calendar day written YYYY-MM-DD, for example 2013-07-16.',
  },
  isValid: isDay,
});

export const InstantScalar = textScalar({
  name: 'Instant',
  description: 'A moment in UTC, ISO 8601 with milliseconds.',
  wanted: {
    vi: 'Thời điểm viết theo ISO 8601, ví dụ 2013-07-16T01:02:03.004Z.',
    en: 'A moment is written in ISO 8601, for example 2013-07-16T01:02:03.004Z.',
  },
  isValid: (text) => !Number.isNaN(Date.parse(text)),
});

const digits = {
  vi: 'Phải là số nguyên viết bằng chữ số, đặt trong dấu ngoặc kép, ví dụ "15000000".',
  en: 'Must be a whole number written in digits within quotes, for example "15000000".',
};

export const BigIntScalar = textScalar({
  name: 'BigInt',
  description: 'A whole number of any size, as decimal digits in a string.',
  wanted: digits,
  isValid: isWhole,
});

export const DongScalar = textScalar({
  name: 'Dong',
  description: 'Whole đồng of any size, as decimal digits in a string.',
  wanted: {
    vi: 'Số tiền phải là số đồng nguyên viết bằng chữ số, đặt trong dấu ngoặc kép, ví dụ "15000000".',
    en: 'An amount must be whole đồng written in digits within quotes, for example "15000000".',
  },
  isValid: isWhole,
});

export const PositionScalar = textScalar({
  name: 'Position',
  description: 'A place in a log, <log>:<position>.',
  wanted: {
    vi: 'Vị trí viết là <nhật ký>:<số thứ tự>, như hệ thống đã in ra.',
    en: 'A position is written <log>:<number>, as the system printed it.',
  },
  isValid: isPosition,
});

export const AsOfScalar = textScalar({
  name: 'AsOf',
  description: 'As known at the end of a day, YYYY-MM-DD, or at a position, <log>:<position>.',
  wanted: {
    vi: 'asOf phải là một ngày có thật (NĂM-THÁNG-NGÀY, tính đến hết ngày đó) hoặc một vị trí <nhật ký>:<số thứ tự>.',
    en: 'asOf must be a real day (YYYY-MM-DD, to the end of it) or a position <log>:<number>.',
  },
  isValid: (text) => isDay(text) || isPosition(text),
});

export const MapChoiceScalar = textScalar({
  name: 'MapChoice',
  description: 'The map on which things are placed: as-was (of the day of each), as-now, or that of a day, YYYY-MM-DD.',
  wanted: {
    vi: 'Bản đồ phải là "as-was" (theo ngày của từng việc), "as-now" (hiện nay) hoặc một ngày có thật (NĂM-THÁNG-NGÀY).',
    en: 'The map must be "as-was" (of the day of each thing), "as-now" or a real day (YYYY-MM-DD).',
  },
  isValid: (text) => text === 'as-was' || text === 'as-now' || isDay(text),
});
