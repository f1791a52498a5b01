import type { Sentences } from '@lien-nganh/service-host';
import { InvalidArgumentError, type CommanderError } from 'commander';
import { UsageError } from './failure.ts';

const BETWEEN = ' / ';

/** A value that an option does not take; `usageOf` takes the two languages apart again. */
export function notTaken({ vi, en }: Sentences): InvalidArgumentError {
  return new InvalidArgumentError(`${vi}${BETWEEN}${en}`);
}

/** What was typed wrongly, in both languages; commander itself says it in English alone. */
export function usageOf({ code, message }: CommanderError): UsageError {
  const en = message.replace(/^error: /, '').replaceAll('\n', ' ');
  const name = /'([^']*)'/.exec(en)?.[1] ?? '';
  if (code === 'commander.invalidArgument') return new UsageError(wrongValue(en, name));
  const vi = inVietnamese[code]?.(name) ?? 'Dòng lệnh không hợp lệ; --help in cách dùng.';
  return new UsageError({ vi, en });
}

const inVietnamese: Readonly<Partial<Record<string, (name: string) => string>>> = {
  'commander.unknownOption': (name) => `Không có tùy chọn ${name}; --help in các tùy chọn.`,
  'commander.optionMissingArgument': (name) => `Tùy chọn ${name} còn thiếu giá trị.`,
  'commander.missingMandatoryOptionValue': (name) => `Thiếu tùy chọn ${name}.`,
  'commander.missingArgument': (name) => `Thiếu ${argumentWords[name] ?? name}.`,
  'commander.excessArguments': () => 'Thừa tham số; giá trị có dấu cách phải đặt trong dấu ngoặc kép.',
  'commander.conflictingOption': (name) => `Tùy chọn ${name} không dùng cùng một tùy chọn khác đã ghi.`,
  'commander.unknownCommand': (name) => `Không có lệnh ${name}; --help in các lệnh.`,
};

/** Arguments bear names in English in the usage line. */
const argumentWords: Readonly<Partial<Record<string, string>>> = {
  date: 'ngày',
  file: 'tên tệp',
  indicator: 'chỉ tiêu',
  period: 'kỳ báo cáo',
  regime: 'chế độ báo cáo',
};

/** What commander says of a value that is none of those which an option takes. */
const CHOICES = /^Allowed choices are (.*)\.$/;

/** Of an option or of an argument: `option '--to <day>' argument 'x' is invalid.`, `… value 'x' is invalid for argument 'day'.` */
const WRONG = /(?:argument|value) '([^]*?)' is invalid(?: for argument '([^']*)')?\. ?/;

function wrongValue(message: string, option: string): Sentences {
  const [said = message, value = '', argument = option] = WRONG.exec(message) ?? [];
  const why = message.slice(message.indexOf(said) + said.length);
  const [inBoth = '', en = inBoth] = why.split(BETWEEN);
  const vi = inBoth.replace(CHOICES, 'Chọn một trong: $1.');
  const told = message.slice(0, message.length - why.length).trim();
  return { vi: `Giá trị “${value}” của ${argument} không hợp lệ. ${vi}`.trim(), en: `${told} ${en}`.trim() };
}
