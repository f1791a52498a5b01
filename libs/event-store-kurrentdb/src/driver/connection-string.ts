/** A connection string that the driver cannot use. It is not repeated in the message: it may hold a password. */
export class InvalidConnectionString extends Error {
  constructor(why: string) {
    super(`the connection string of KurrentDB is not usable: ${why}`);
    this.name = 'InvalidConnectionString';
  }
}

const SCHEMES = ['kurrentdb', 'kurrent', 'kdb', 'esdb'];
const scheme = new RegExp(`^(?:${SCHEMES.join('|')})(\\+discover)?://`);

/** Whether a connection string is meant for this adapter, by its scheme. */
export function isKurrentDb(url: string): boolean {
  return scheme.test(url);
}

/**
 * The connection string as the driver gets it: `esdb://`, which it would complain about on standard error, becomes
 * `kurrentdb://`. TLS is on unless it says `tls=false`; then user and password are left out, as a server without TLS asks
 * for none, and a part of the driver would send them in the clear.
 * @throws InvalidConnectionString when it has another scheme, or switches on what the adapter cannot work with
 */
export function driverUrl(url: string): string {
  const trimmed = url.trim();
  if (!isKurrentDb(trimmed)) {
    throw new InvalidConnectionString(`it must begin with one of ${SCHEMES.map((name) => `${name}://`).join(', ')}`);
  }
  // A conflict would come back as a success with a wrong revision.
  if (optionOf(trimmed, 'throwonappendfailure') === 'false') {
    throw new InvalidConnectionString('throwOnAppendFailure=false is not supported');
  }
  const renamed = trimmed.replace(scheme, 'kurrentdb$1://');
  return optionOf(trimmed, 'tls') === 'false' ? renamed.replace(/:\/\/[^/?]*@/, '://') : renamed;
}

/** Options are matched without case, `-` and `_`, as the driver does. */
function optionOf(url: string, name: string): string | undefined {
  const query = url.split('?')[1] ?? '';
  for (const pair of query.split('&')) {
    const [key = '', value = ''] = pair.split('=');
    if (key.toLowerCase().replace(/[_-]/g, '') === name) return value.trim().toLowerCase();
  }
  return undefined;
}
