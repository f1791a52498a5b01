import { erasureActions, hosted, type Service } from '@lien-nganh/kernel';

/** A whole sentence; a rule may be named in quotation marks. */
const SENTENCE = /^[\p{Lu}“].*\.$/su;
/** Letters that only Vietnamese has among the two. */
const VIETNAMESE = /[ăâđêôơưàảãáạ]/iu;

/**
 * What no service may get wrong, whatever its sector: its commands, questions and reads are just its rows of the permission
 * table, and no two commands share one; every rule is a sentence in both languages, and some command refuses or marks by it; all that a user sees has a title
 * in both.
 *
 * @param actions of the whole permission table
 * @returns one line for each fault; none when all is well
 */
export function serviceFaults(service: Service, actions: readonly string[]): readonly string[] {
  const whole = hosted(service);
  return [...rowsAndUses(whole, actions), ...rulesOf(whole), ...titlesOf(whole)];
}

function rowsAndUses({ name, streams, questions }: Service, actions: readonly string[]): readonly string[] {
  const erasing = erasureActions(name);
  // those of an erasure are the same for every record
  const own = streams.flatMap(({ commands }) => commands.map(({ action }) => action));
  const doing = own.filter((action) => !erasing.includes(action));
  const used = new Set([
    ...doing,
    ...streams.flatMap(({ reads, belongs }) => (belongs ? [reads, belongs.narrow] : [reads])),
    ...questions.map(({ action }) => action),
    ...erasing,
  ]);
  const rows = new Set(actions.filter((action) => action.startsWith(`${name}.`)));
  return [
    ...[...used].filter((action) => !rows.has(action)).map((action) => `${action} has no row`),
    ...[...rows].filter((action) => !used.has(action)).map((action) => `${action} is the row of nothing`),
    ...doing.filter((action, at) => doing.indexOf(action) !== at).map((action) => `${action} is of two commands`),
  ];
}

function rulesOf({ streams }: Service): readonly string[] {
  return streams.flatMap(({ prefix, refusals, commands }) => {
    const named = new Set(commands.flatMap(({ refuses, marks }) => [...refuses, ...marks]));
    return Object.entries(refusals).flatMap(([rule, { vi, en }]) => [
      ...(SENTENCE.test(vi) && vi === vi.normalize('NFC') ? [] : [`${prefix}/${rule} is no sentence in Vietnamese`]),
      ...(SENTENCE.test(en) && !VIETNAMESE.test(en) ? [] : [`${prefix}/${rule} is no sentence in English`]),
      ...(named.has(rule) ? [] : [`${prefix}/${rule} is named by no command`]),
    ]);
  });
}

function titlesOf({ name, title, streams, questions, processes }: Service): readonly string[] {
  const titled = [
    { name, title },
    ...streams.flatMap((stream) => [
      { name: stream.prefix, title: stream.title },
      ...stream.commands.map((command) => ({ name: `${stream.prefix}/${command.name}`, title: command.title })),
    ]),
    ...[...questions, ...processes].map((one) => ({ name: one.name, title: one.title })),
  ];
  return titled
    .filter(({ title: { vi, en } }) => vi.trim().length < 2 || en.trim().length < 2)
    .map((one) => `${one.name} has no title in both languages`);
}
