import type { Plant } from './plant.ts'

const IMPURE: Record<string, string> = {
  'date-now': 'export const at = () => Date.now()',
  'date-now-by-name': "export const at = () => Date['now']()",
  'date-now-handed-on': 'export const clock = Date',
  'new-date': 'export const at = () => new Date()',
  'date-call': 'export const at = () => Date()',
  'local-date': 'export const at = (y: number) => new Date(y, 1, 1)',
  'local-hours': 'export const hour = (at: number) => new Date(at).getHours()',
  'local-text': 'export const text = (at: number) => new Date(at).toLocaleDateString()',
  'zone-of-machine': "export const f = new Intl.DateTimeFormat('zh-CN', { year: 'numeric' })",
  'order-of-machine': 'export const order = (a: string, b: string) => a.localeCompare(b)',
  random: 'export const dice = () => Math.random()',
  'random-handed-on': 'export const { random } = Math',
  process: 'export const root = process.env.ROOT',
  fetch: "export const ask = () => fetch('http://x')",
  timeout: 'export const later = (f: () => void) => setTimeout(f, 1)',
  interval: 'export const often = (f: () => void) => setInterval(f, 1)',
  crypto: 'export const id = () => crypto.randomUUID()',
  console: "export const say = () => console.log('x')",
  performance: 'export const at = () => performance.now()',
  'global-this': 'export const all = globalThis',
  'import-meta': 'export const here = import.meta.url',
}

/** Look-alikes that a rule may well hold. */
const PURE = `import type { Told } from './other.ts'
export interface Fact { console: string; process(fetch: string): void }
export const fromMs = (ms: number): Date => new Date(ms)
export const midnight = (text: string) => Date.parse(text) + Date.UTC(2026, 0, 1)
export const nearest = (a: number, b: number) => Math.min(a, b)
export const own = (process: { crypto: string }) => ({ console: process.crypto })
export const words = 'Date.now() Math.random()'
export const order = (a: string, b: string) => a.localeCompare(b, 'zh-CN')
export const isDate = (value: unknown): value is Told => value instanceof Date && value.getUTCHours() > 1
export const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai' })
`

export const PURITY_PLANTS: readonly Plant[] = [
  ...['src/core/garden', 'src/modules/alder/domain'].flatMap((folder) =>
    Object.entries(IMPURE).map(([name, text]) => ({
      rule: 'purity',
      path: `${folder}/impure-${name}.ts`,
      text: `${text}\n`,
    })),
  ),
  { rule: null, path: 'src/modules/alder/domain/pure.ts', text: PURE },
  { rule: null, path: 'src/modules/alder/domain/pure.test.ts', text: 'export const at = Date.now()\n' },
  { rule: null, path: 'src/modules/alder/server/may-look-at-the-clock.ts', text: 'export const at = Date.now()\n' },
]
