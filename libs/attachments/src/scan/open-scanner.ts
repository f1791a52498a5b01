import { clamdScanner } from './clamd.ts';
import { commandScanner } from './command.ts';
import type { Scanner } from './scanner.ts';

const CLAMD_PORT = 3310;

/**
 * The scanner that a setting names: `clamd://host:3310`, `clamd:///run/clamd.sock`, or `command:/usr/bin/clamscan --no-summary -`.
 *
 * @throws RangeError for anything else
 */
export function openScanner(setting: string): Scanner {
  const command = /^command:\s*(\S+)\s*(.*)$/.exec(setting);
  if (command) return commandScanner(command[1]!, command[2]!.split(/\s+/).filter(Boolean));
  const clamd = /^clamd:\/\/(?:\[([0-9a-f:]+)\]|([^/:[\]]*))(?::(\d{1,5}))?(\/.+)?$/i.exec(setting);
  if (!clamd) throw new RangeError('a scanner is clamd://host:port, clamd:///path, or command:/program');
  const [, v6, name, port = CLAMD_PORT, path] = clamd;
  return clamdAt(v6 ?? name ?? '', Number(port), path);
}

function clamdAt(host: string, port: number, path: string | undefined): Scanner {
  if (host !== '') return clamdScanner({ host, port });
  if (path !== undefined) return clamdScanner({ path });
  throw new RangeError('clamd:// names a host or the path of a socket');
}
