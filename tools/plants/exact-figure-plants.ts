import type { Plant } from './plant.ts'

const BINARY: Record<string, string> = {
  fraction: 'export const share = 0.25',
  'small-fraction': 'export const share = 25e-2',
  'number-of': 'export const amount = (text: string) => Number(text)',
  'number-handed-on': 'export const amounts = (texts: string[]) => texts.map(Number)',
  'unary-plus': 'export const amount = (text: string) => +text',
  'parse-float': 'export const amount = (text: string) => parseFloat(text)',
  'number-parse-float': 'export const amount = (text: string) => Number.parseFloat(text)',
  'to-fixed': 'export const text = (amount: number) => amount.toFixed(2)',
  'to-precision': "export const text = (amount: number) => amount['toPrecision'](3)",
  round: 'export const yuan = (cents: number) => Math.round(cents)',
  floor: 'export const yuan = (cents: number) => Math.floor(cents)',
  ceil: "export const yuan = (cents: number) => Math['ceil'](cents)",
  trunc: 'export const yuan = Math.trunc',
  'round-taken-out': 'export const { round } = Math',
  schema: "import { Type } from 'typebox'\nexport const amount = Type.Number()",
  'cast-of-hole':
    'export const list = (sql: (parts: TemplateStringsArray, a: string) => string, a: string) => sql`select $' +
    '{a}::real`',
  cast: 'export const list = (sql: (parts: TemplateStringsArray) => string) => sql`select amount::float8 from ledger.line`',
}

/** Look-alikes: counts, texts, types, names of our own. */
const EXACT = `import { Type } from 'typebox'
export interface Row { Number: string; toFixed: string }
export const count = Type.Integer()
export const amount = Type.String()
export const year = (text: string) => Number.parseInt(text, 10)
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value)
export const share = '0.25'
export const words = 'Number(x) / Math.round(0.5) toFixed(2)'
export const size = (a: number, b: number) => Math.max(a, b) * 2
export const path = /0.5/
export const list = (sql: (parts: TemplateStringsArray) => string) => sql\`select trim_scale(amount)::text as real_amount, (extract(epoch from at) * 1000)::float8 as at from ledger.line\`
`

const FOLDERS = ['targets/domain', 'targets/contract', 'ledger/server', 'ledger/console'] as const
const SQL = 'create table garden.bed (\n  id uuid primary key,\n  area '

export const EXACT_FIGURE_PLANTS: readonly Plant[] = [
  ...FOLDERS.flatMap((folder) =>
    Object.entries(BINARY).map(([name, text]) => ({
      rule: 'binary-figure',
      path: `src/modules/${folder}/binary-${name}.ts`,
      text: `${text}\n`,
    })),
  ),
  ...['double precision', 'real not null', 'float', 'float8', 'float4 default 0', 'FLOAT(24)'].map((type, index) => ({
    rule: 'binary-figure',
    path: `src/modules/${index % 2 === 0 ? 'ledger' : 'targets'}/migrations/009${index}_binary.sql`,
    text: `${SQL}${type}\n);\n`,
  })),
  // An exception that nothing needs any more is a finding of its own.
  {
    rule: 'binary-figure',
    path: 'src/modules/targets/console/documents/printed-page.tsx',
    text: 'export const page = 1\n',
  },
  { rule: null, path: 'src/modules/targets/domain/exact.ts', text: EXACT },
  { rule: null, path: 'src/modules/ledger/domain/exact.test.ts', text: 'export const half = 0.5\n' },
  { rule: null, path: 'src/modules/alder/domain/binary-elsewhere.ts', text: 'export const half = 0.5\n' },
  {
    rule: null,
    path: 'src/modules/ledger/migrations/0098_exact.sql',
    text: `-- no real, no float\n${SQL}numeric(18, 2) default 0.5,\n  note text default 'real',\n  "float" text,\n  real_name text\n);\n`,
  },
]
