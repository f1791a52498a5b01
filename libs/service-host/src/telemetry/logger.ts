import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

export interface LoggerOptions {
  readonly level: string;
  /** Readable lines for a terminal; JSON otherwise. */
  readonly pretty: boolean;
  readonly destination?: DestinationStream;
}

/** JSON lines; whatever could carry a token or a person is left out by name. */
export function makeLogger({ level, pretty, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: [
        'authorization',
        '*.authorization',
        'headers.authorization',
        'req.headers',
        'token',
        '*.token',
        'input',
        '*.input',
        'body',
        '*.body',
      ],
      remove: true,
    },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  if (destination) return pino(options, destination);
  return pretty
    ? pino({ ...options, transport: { target: 'pino-pretty', options: { colorize: true, ignore: 'pid,hostname' } } })
    : pino(options);
}
