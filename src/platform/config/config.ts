import { join, resolve } from 'node:path'

export interface Config {
  /** Root of the installation: where src, districts and dist are. */
  root: string
  dataDir: string
  port: number
  host: string
  /** The key of the district this installation serves, e.g. `linjiang`. */
  district: string
  /** True: demonstration data and accounts with a published password are allowed, and the screens say so. */
  demo: boolean
  /** Connections of the pool to PostgreSQL. */
  connections: number
  /** Trust X-Forwarded-For of a reverse proxy on this host. */
  behindProxy: boolean
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Reads the environment; throws a sentence for a value that makes no sense. */
export function readConfig(root: string, env: Readonly<Record<string, string | undefined>>): Config {
  const port = wholeNumber(env, 'YIWANG_PORT', 8080, 1, 65_535)
  const logLevel = LOG_LEVELS.find((level) => level === (env.YIWANG_LOG ?? 'info'))
  if (!logLevel) throw new Error(`YIWANG_LOG 应为 ${LOG_LEVELS.join('、')} 之一 (one of ${LOG_LEVELS.join(', ')})`)
  return {
    root,
    dataDir: resolve(env.YIWANG_DATA ?? join(root, 'var')),
    port,
    host: env.YIWANG_HOST ?? '0.0.0.0',
    district: env.YIWANG_DISTRICT ?? 'linjiang',
    demo: env.YIWANG_DEMO === '1',
    connections: wholeNumber(env, 'YIWANG_DB_CONNECTIONS', 24, 2, 500),
    behindProxy: env.YIWANG_BEHIND_PROXY === '1',
    logLevel,
  }
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  least: number,
  most: number,
) {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(
      `${name} 应为 ${least} 到 ${most} 的整数，现为“${text}” (${name} must be a whole number from ${least} to ${most})`,
    )
  return value
}
