import type { z } from 'zod';
import type { Sentences } from './sentences.ts';

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

const WRONG: Sentences = { vi: 'Giá trị không hợp lệ.', en: 'The value is not valid.' };

/**
 * What is wrong with a value, for a user: a whole sentence in each language. Never repeats the value itself. Whether
 * the place takes `null` too, an issue does not say: whoever knows passes `orNull`.
 */
export function describeIssue(issue: Issue, orNull = false): Sentences {
  if (orNull && issue.code === 'invalid_type') return describeType(issue, { vi: ' hoặc null', en: ' or null' });
  return describers[issue.code](issue as never) ?? WRONG;
}

/** Name of the rule that a value breaks, where it has one. */
export function ruleOfIssue(issue: Issue): string | undefined {
  return issue.code === 'custom' ? (issue.params?.['rule'] as string | undefined) : undefined;
}

/** Where the value stands: `team[2].name`; empty for the whole. */
export function printIssuePath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? String(step) : `.${String(step)}`))
    .join('');
}

/** Mapped over every code, so that a new one of a later zod does not compile until it has its sentences. */
const describers: { [Code in Issue['code']]: (issue: IssueOf<Code>) => Sentences | undefined } = {
  invalid_type: (issue) => describeType(issue),
  too_big: describeTooBig,
  too_small: describeTooSmall,
  invalid_format: describeFormat,
  not_multiple_of: ({ divisor }) => ({ vi: `Phải là bội số của ${divisor}.`, en: `Must be a multiple of ${divisor}.` }),
  unrecognized_keys: ({ keys }) => {
    const names = keys.map((key) => `“${key.slice(0, 60)}”`).join(', ');
    return { vi: `Có trường không được biết: ${names}.`, en: `Unknown field: ${names}.` };
  },
  invalid_union: (issue) => describeUnion(issue),
  invalid_key: () => ({ vi: 'Có tên trường không hợp lệ.', en: 'A field name is not valid.' }),
  invalid_element: () => ({ vi: 'Có phần tử không hợp lệ.', en: 'An element is not valid.' }),
  invalid_value: describeValue,
  custom: ({ params }) => params?.['problem'] as Sentences | undefined,
};

const TYPES: Readonly<Record<string, Sentences>> = {
  string: { vi: 'văn bản', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  bigint: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'đúng hoặc sai (true hoặc false)', en: 'true or false' },
  array: { vi: 'danh sách', en: 'a list' },
  tuple: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'nhóm trường', en: 'an object' },
  record: { vi: 'nhóm trường', en: 'an object' },
  date: { vi: 'ngày', en: 'a date' },
  null: { vi: 'giá trị rỗng (null)', en: 'null' },
};

// zod leaves the input out of an issue, so a missing field cannot be told from a wrong one: the sentence fits both.
function describeType({ expected }: IssueOf<'invalid_type'>, more: Sentences = { vi: '', en: '' }): Sentences {
  const type = TYPES[expected];
  if (expected === 'never' || expected === 'undefined')
    return { vi: 'Không được có trường này.', en: 'Must not be given.' };
  if (!type) return WRONG;
  return {
    vi: `Thiếu hoặc sai kiểu: phải là ${type.vi}${more.vi}.`,
    en: `Missing or of the wrong type: must be ${type.en}${more.en}.`,
  };
}

/** What a limit counts, in English as one and as many; a number counts nothing. */
const COUNTED: Readonly<Record<string, { readonly vi: string; readonly en: readonly [string, string] }>> = {
  string: { vi: 'ký tự', en: ['character', 'characters'] },
  array: { vi: 'mục', en: ['item', 'items'] },
  set: { vi: 'mục', en: ['item', 'items'] },
  map: { vi: 'mục', en: ['item', 'items'] },
  record: { vi: 'mục', en: ['item', 'items'] },
  object: { vi: 'mục', en: ['item', 'items'] },
  file: { vi: 'byte', en: ['byte', 'bytes'] },
};

function describeLimit(origin: string, limit: number | bigint, how: Sentences): Sentences {
  const words = COUNTED[origin];
  if (!words) return { vi: `Phải là giá trị ${how.vi} ${limit}.`, en: `Must be ${how.en} ${limit}.` };
  const noun = words.en[Number(limit) === 1 ? 0 : 1];
  return { vi: `Phải có ${how.vi} ${limit} ${words.vi}.`, en: `Must have ${how.en} ${limit} ${noun}.` };
}

const EXACTLY: Sentences = { vi: 'đúng', en: 'exactly' };

function describeTooBig({ origin, maximum, inclusive, exact }: IssueOf<'too_big'>): Sentences {
  if (exact) return describeLimit(origin, maximum, EXACTLY);
  const how = inclusive === false ? { vi: 'nhỏ hơn', en: 'less than' } : { vi: 'không quá', en: 'at most' };
  return describeLimit(origin, maximum, how);
}

function describeTooSmall({ origin, minimum, inclusive, exact }: IssueOf<'too_small'>): Sentences {
  if (exact) return describeLimit(origin, minimum, EXACTLY);
  const how = inclusive === false ? { vi: 'lớn hơn', en: 'more than' } : { vi: 'ít nhất', en: 'at least' };
  return describeLimit(origin, minimum, how);
}

const FORMATS: Readonly<Record<string, Sentences>> = {
  datetime: {
    vi: 'Phải là thời điểm có múi giờ, ví dụ 2013-07-16T08:00:00+07:00.',
    en: 'Must be a moment with its offset, for example 2013-07-16T08:00:00+07:00.',
  },
  date: { vi: 'Phải là một ngày, ví dụ 2013-07-16.', en: 'Must be a day, for example 2013-07-16.' },
  time: { vi: 'Phải là giờ, ví dụ 08:00.', en: 'Must be a time, for example 08:00.' },
  email: { vi: 'Phải là địa chỉ thư điện tử.', en: 'Must be an e-mail address.' },
  url: { vi: 'Phải là địa chỉ trang mạng.', en: 'Must be a web address.' },
  uuid: { vi: 'Phải là mã UUID.', en: 'Must be a UUID.' },
  base64: { vi: 'Phải là dữ liệu mã hóa base64.', en: 'Must be base64 data.' },
  base64url: { vi: 'Phải là dữ liệu mã hóa base64url.', en: 'Must be base64url data.' },
};

function describeFormat(issue: IssueOf<'invalid_format'>): Sentences {
  return FORMATS[issue.format] ?? { vi: 'Không đúng dạng quy định.', en: 'Is not of the required form.' };
}

function describeValue({ values }: IssueOf<'invalid_value'>): Sentences {
  const list = values.map(String).join(', ');
  if (values.length === 1) return { vi: `Phải là ${list}.`, en: `Must be ${list}.` };
  return { vi: `Phải là một trong các giá trị: ${list}.`, en: `Must be one of: ${list}.` };
}

/** One shape that all but fits says more than "none fits": used when every alternative complains of the same thing. */
function describeUnion(issue: IssueOf<'invalid_union'>): Sentences {
  if ('options' in issue && issue.options && issue.options.length > 0)
    return describeValue({ ...issue, code: 'invalid_value', values: issue.options });
  const sentences = issue.errors.flat().map((error) => describeIssue(error));
  const [first] = sentences;
  if (first && sentences.every((other) => other.en === first.en)) return first;
  return { vi: 'Không khớp với dạng nào được chấp nhận.', en: 'Fits none of the accepted forms.' };
}
