export interface ServerMachine {
  memoryBytes: number
  /** Size of /dev/shm; containers often have 64 MB. */
  sharedMemoryBytes: number
  /** The server runs as a person's account: systemd may sweep its shared memory away when that person signs out. */
  isLoginAccount: boolean
}

/** `product` never loses a commit; `test` is quick and may lose everything when the machine stops. */
export type ServerPurpose = 'product' | 'test'

const MB = 2 ** 20

/** PostgreSQL's settings for a machine that the program shares; measured on 2 cores with 24 GiB. */
export function serverSettings(machine: ServerMachine, purpose: ServerPurpose): Record<string, string> {
  const share = (part: number, least: number, most: number) =>
    `${Math.min(most, Math.max(least, Math.floor(machine.memoryBytes / part / MB)))}MB`
  const posixMemory = machine.sharedMemoryBytes >= 256 * MB && !machine.isLoginAccount
  const common = {
    max_connections: '120',
    shared_buffers: share(16, 64, 1024),
    effective_cache_size: share(2, 256, 65_536),
    work_mem: share(1536, 4, 16),
    maintenance_work_mem: share(64, 32, 512),
    dynamic_shared_memory_type: posixMemory ? 'posix' : 'mmap',
    jit: 'off',
    random_page_cost: '1.1',
    max_worker_processes: '4',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    max_parallel_maintenance_workers: '2',
    timezone: 'UTC',
    log_timezone: 'Asia/Shanghai',
    log_checkpoints: 'off',
    unix_socket_permissions: '0700',
  }
  return purpose === 'test' ? { ...common, ...TEST } : { ...common, ...PRODUCT }
}

const PRODUCT = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  // After a large import the next plans need its statistics soon.
  autovacuum_naptime: '15s',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.02',
  idle_in_transaction_session_timeout: '5min',
  logging_collector: 'on',
  log_directory: 'log',
  // Seven files that are written anew each week.
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_lock_waits: 'on',
  // No values of rows or parameters: people's data must not lie in a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_min_duration_statement: '2s',
}

const TEST = {
  max_connections: '300',
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
  io_method: 'sync',
}

export function settingsFile(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return `# Written anew at each start. Put your own settings into postgres.local.conf beside this file.
${lines.join('\n')}
include_if_exists 'postgres.local.conf'
`
}
