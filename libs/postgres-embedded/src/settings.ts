/** PostgreSQL settings by name, as in postgresql.conf. */
export type Settings = Readonly<Record<string, string | number>>;

/** Where the server listens: on this machine alone. */
export interface Listening {
  readonly port: number;
  /** Folder of its socket. */
  readonly sockets: string | undefined;
}

/**
 * The settings that the server runs with; they go on its command line, which no forgotten file or `alter system`
 * overrides.
 */
export function serverSettings({ port, sockets }: Listening, chosen: Settings): Settings {
  return {
    ...DURABLE,
    ...MODEST,
    // macOS leaves written data in the disk's own cache unless told otherwise.
    ...(process.platform === 'darwin' ? { wal_sync_method: 'fsync_writethrough' } : {}),
    log_destination: 'stderr',
    logging_collector: 'off',
    log_checkpoints: 'off',
    // The start is recognised by its line in the log, so the log keeps to English.
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...chosen,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: sockets === undefined ? '' : `"${sockets}"`,
    port,
  };
}

const DURABLE: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // What an online backup needs.
  wal_level: 'replica',
};

const MODEST: Settings = {
  shared_buffers: '128MB',
  max_connections: 100,
  jit: 'off',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
};

export function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
