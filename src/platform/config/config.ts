import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { startFaults } from '../start-faults.ts'

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
  /** False: a demonstration makes up no values of sensors and other outside sources. */
  simulates: boolean
  /** Connections of the pool to PostgreSQL. */
  connections: number
  /** Reverse proxies whose X-Forwarded-* headers count; everybody else could write there what they like. */
  trustedProxies: readonly string[]
  /** True: /metrics answers other machines too. */
  metricsOpen: boolean
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment; throws a sentence for a value that makes no sense. */
export function readConfig(root: string, env: Environment): Config {
  const port = wholeNumber(env, 'YIWANG_PORT', 8080, 1, 65_535)
  const logLevel = LOG_LEVELS.find((level) => level === (env.YIWANG_LOG ?? 'info'))
  if (!logLevel) throw wrong(env, 'YIWANG_LOG', `${LOG_LEVELS.join('、')} 之一`, `one of ${LOG_LEVELS.join(', ')}`)
  return {
    root,
    dataDir: resolve(env.YIWANG_DATA ?? join(root, 'var')),
    port,
    host: env.YIWANG_HOST ?? '0.0.0.0',
    district: env.YIWANG_DISTRICT ?? 'linjiang',
    demo: env.YIWANG_DEMO === '1',
    simulates: env.YIWANG_SIMULATE !== '0',
    connections: wholeNumber(env, 'YIWANG_DB_CONNECTIONS', 24, 2, 500),
    trustedProxies: proxies(env),
    metricsOpen: env.YIWANG_METRICS_OPEN === '1',
    logLevel,
  }
}

/** `1`: the proxy runs on this machine. Else its addresses, as `10.0.0.5, 10.1.0.0/16`. */
function proxies(env: Environment): string[] {
  const text = env.YIWANG_BEHIND_PROXY?.trim() ?? ''
  if (text === '' || text === '0') return []
  if (text === '1') return ['loopback']
  const addresses = text.split(',').map((part) => part.trim())
  const isAddress = (part: string) => {
    const [address = '', bits] = part.split('/')
    const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1
    return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most))
  }
  if (addresses.every(isAddress)) return addresses
  throw wrong(env, 'YIWANG_BEHIND_PROXY', '1（本机代理）或代理的 IP 地址', '1 (a proxy here) or addresses of proxies')
}

function wrong(env: Environment, name: string, zh: string, en: string) {
  return startFaults.settingWrong(name, env[name] ?? '', zh, en)
}

function wholeNumber(env: Environment, name: string, fallback: number, least: number, most: number) {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw wrong(env, name, `${least} 到 ${most} 的整数`, `a whole number from ${least} to ${most}`)
  return value
}
