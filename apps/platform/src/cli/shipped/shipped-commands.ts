import { dayOf } from '@lien-nganh/vocabulary';
import type { Command } from 'commander';
import { exitCodes, UsageError } from '../../command-line/failure.ts';
import { programName, thisProgram } from '../../start/program.ts';
import { connectionOf, type ConnectionOptions } from '../connection.ts';
import type { Io } from '../io.ts';
import { dayTyped } from '../points.ts';
import type { Difference } from './differences.ts';

interface Around {
  readonly outcome: { code: number };
  readonly online: (command: Command) => Command;
}

interface ShippedOptions extends ConnectionOptions {
  readonly all?: boolean;
  readonly from?: string;
}

/** What newer versions ship otherwise: shown, and taken over only by who names it. Exit code 1: some was refused. */
export function addShipped(program: Command, io: Io, { outcome, online }: Around): void {
  online(program.command('shipped'))
    .description(
      'Định nghĩa ở đây khác bản kèm theo phiên bản này: xem, hoặc áp dụng từ một ngày / Definitions that are kept otherwise than this version ships them: shown, or taken over from a day on.',
    )
    .argument('[definitions...]', 'áp dụng các định nghĩa này / take these over: indicator/<code>, calendar/<code>, …')
    .option('--all', 'áp dụng mọi định nghĩa chưa ai ở đây sửa / all that nobody here has changed')
    .option('--from <day>', 'từ ngày / from this day on (default: today)', dayTyped)
    .action(async (names: readonly string[], options: ShippedOptions) => {
      if (!(await shipped(names, options, io))) outcome.code = exitCodes.failed;
    });
}

async function shipped(names: readonly string[], options: ShippedOptions, io: Io): Promise<boolean> {
  const connection = await connectionOf(options, io);
  const { differencesHere, takeOver } = await import('./take-over.ts');
  const differences = await differencesHere(connection, io);
  if (names.length === 0 && !options.all) {
    tell(differences, io);
    return true;
  }
  const reason = `Theo bản kèm ${programName(await thisProgram())} / as shipped with it`;
  const from = options.from ?? dayOf(new Date().toISOString());
  return takeOver(connection, chosen(differences, names, options.all === true), { from, reason }, io);
}

function chosen(differences: readonly Difference[], names: readonly string[], all: boolean): readonly Difference[] {
  const unknown = names.filter((name) => !differences.some(({ definition }) => definition.name === name));
  if (unknown.length > 0)
    throw new UsageError({
      vi: `Không có gì để tiếp nhận của ${unknown.join(', ')}.`,
      en: `nothing to take over of ${unknown.join(', ')}`,
    });
  return differences.filter(
    ({ definition, here }) => names.includes(definition.name) || (all && here === 'as-shipped'),
  );
}

const words = {
  'as-shipped': 'như bản kèm trước đây / as an earlier version shipped it',
  changed: 'đã được sửa ở đây / changed here since',
  ended: 'đã kết thúc ở đây / ended here',
  lacking: 'không có ở đây / not here',
};

function tell(differences: readonly Difference[], { out }: Io): void {
  for (const { definition, here, fields } of differences) {
    out(`${definition.name} (${words[here]})`);
    for (const { field, kept, shipped: now } of fields.slice(0, SHOWN))
      out(`  ${field}: ${short(kept)} → ${short(now)}`);
    if (fields.length > SHOWN) out(`  … ${fields.length - SHOWN}`);
  }
  if (differences.length === 0) {
    out('Mọi định nghĩa đúng như bản kèm theo. / Every definition is as this version ships it.');
    return;
  }
  out(
    `${differences.length} định nghĩa khác bản kèm theo. / ${differences.length} definitions are kept otherwise than shipped.`,
  );
  out('Áp dụng / take over: lien-nganh shipped <indicator/…>… | --all [--from <day>]');
}

/** Places of a definition of which both words are told. */
const SHOWN = 8;
const LONGEST = 60;

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
