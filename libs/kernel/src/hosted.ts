import { withFiles } from './files/files.ts';
import { templatesOf } from './print-outs/print-out-templates.ts';
import type { Service } from './service.ts';

/** A service with all that a host adds to it: files of every record, and layouts of what is printed. */
export function hosted(service: Service): Service {
  const whole = withFiles(service);
  return service.printOuts.length === 0 ? whole : { ...whole, streams: [...whole.streams, templatesOf(service)] };
}
