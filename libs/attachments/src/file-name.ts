const LONGEST = 255;
/** Names of devices, which Windows takes for no file whatever comes after the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name under which a file is kept and given back: letters and marks as they were typed, in whichever normal form; nothing
 * that any system takes for a path, a command or another direction of writing. `null`: nothing is left of it.
 */
export function fileName(given: string): string | null {
  const last = given.split(/[/\\]/).at(-1)!;
  const shown = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (shown === '') return null;
  return shortened(DEVICE.test(shown) ? `_${shown}` : shown);
}

/** The end of the name stays: it says what the file is. */
function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const dot = name.lastIndexOf('.');
  const end = dot > name.length - 10 ? name.slice(dot) : '';
  const begin = [...name.slice(0, LONGEST - end.length)];
  // not within a letter of two units, nor between a letter and its marks
  if (/[\uD800-\uDBFF]/.test(begin.at(-1)!)) begin.pop();
  return `${begin.join('')}${end}`;
}

/** RFC 6266: the name as it is, and without marks for what reads nothing else. */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
