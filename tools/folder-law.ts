/**
 * Who may import whom. The first zone whose `files` match a file is its zone; a file of `src/` without a zone is refused.
 * `{module}` stands for one folder name and is the same name in `files` and `may`; `**` for any path, `*` for one part.
 * `contracts` means `src/modules/<any>/contract.ts`; between modules the card must name the other one in `requires`.
 */
export interface Zone {
  name: string
  files: readonly string[]
  may: readonly string[]
  /** Packages from npm: none, any, or those named. */
  npm: 'none' | 'any' | readonly string[]
  /** Built-ins of Node. */
  node: boolean
  /** May ask for a file whose name is known only at run time (discovery by folder). */
  discovers?: true
}

export const CONTRACTS = 'contracts'

/** What runs in a browser: the kit and the libraries that it stands on. */
const BROWSER_LIBRARIES = [
  'react',
  'react-dom',
  'antd',
  '@ant-design/icons',
  '@tanstack/react-query',
  '@tanstack/react-router',
  'dayjs',
  'echarts',
  'maplibre-gl',
  'pinyin-pro',
] as const

export const ZONES: readonly Zone[] = [
  { name: 'core', files: ['src/core/**'], may: ['src/core/**'], npm: 'none', node: false },
  { name: 'platform', files: ['src/platform/**'], may: ['src/platform/**', 'src/core/**'], npm: 'any', node: true },
  { name: 'ui', files: ['src/ui/**'], may: ['src/ui/**', 'src/core/**'], npm: 'any', node: false },
  {
    name: 'domain',
    files: ['src/modules/{module}/domain/**'],
    may: ['src/modules/{module}/domain/**', 'src/core/**', CONTRACTS],
    npm: 'none',
    node: false,
  },
  {
    name: 'contract',
    files: ['src/modules/{module}/module.ts', 'src/modules/{module}/contract.ts', 'src/modules/{module}/contract/**'],
    may: ['src/modules/{module}/contract/**', 'src/modules/{module}/domain/**', 'src/core/**', CONTRACTS],
    npm: ['typebox'],
    node: false,
  },
  {
    name: 'words',
    files: ['src/modules/{module}/words.ts'],
    may: ['src/modules/{module}/domain/**', 'src/core/**', CONTRACTS],
    npm: 'none',
    node: false,
  },
  {
    name: 'server',
    files: ['src/modules/{module}/server/**', 'src/modules/{module}/seed.ts'],
    may: [
      'src/modules/{module}/server/**',
      'src/modules/{module}/domain/**',
      'src/modules/{module}/contract/**',
      'src/modules/{module}/{module.ts,contract.ts,words.ts,seed.ts}',
      'src/core/**',
      'src/platform/**',
      CONTRACTS,
    ],
    npm: 'any',
    node: true,
  },
  ...['console', 'wall', 'field', 'citizen'].map(
    (surface): Zone => ({
      name: `${surface} surface`,
      files: [`src/modules/{module}/${surface}/**`],
      may: [
        `src/modules/{module}/${surface}/**`,
        'src/modules/{module}/domain/**',
        'src/modules/{module}/{contract.ts,words.ts}',
        'src/core/**',
        'src/ui/**',
        CONTRACTS,
      ],
      npm: BROWSER_LIBRARIES,
      node: false,
    }),
  ),
  {
    name: 'adapter',
    files: ['src/adapters/{module}/**'],
    may: ['src/adapters/{module}/**', 'src/core/**', 'src/platform/**', CONTRACTS],
    npm: 'any',
    node: true,
  },
  {
    name: 'browser app',
    files: ['src/apps/{console,wall,field,citizen}/**'],
    may: ['src/apps/{console,wall,field,citizen}/**', 'src/core/**', 'src/ui/**', CONTRACTS],
    npm: BROWSER_LIBRARIES,
    node: false,
    discovers: true,
  },
  {
    name: 'app',
    files: ['src/apps/**'],
    may: [
      'src/apps/**',
      'src/core/**',
      'src/platform/**',
      'src/modules/*/module.ts',
      'src/adapters/*/index.ts',
      CONTRACTS,
    ],
    npm: 'any',
    node: true,
    discovers: true,
  },
  {
    name: 'work of developers',
    files: ['tools/**', 'bench/**', 'journeys/**', '*.ts'],
    may: ['tools/**', 'bench/**', 'journeys/**', 'bin/**', 'src/**'],
    npm: 'any',
    node: true,
    discovers: true,
  },
  // Runs on a fresh clone under an old Node before anything is installed.
  { name: 'launcher', files: ['bin/**'], may: ['bin/**'], npm: 'none', node: true, discovers: true },
]

/** Tests, and what is made for them alone. */
export const TEST_FILES = ['**/*.test.ts', '**/*.test.tsx', '**/test-*.ts', '**/testing/**'] as const

/** What they may import beside what their zone may. */
export const TESTS = {
  files: TEST_FILES,
  may: ['src/apps/test-*.ts', 'src/core/**', 'districts/**', CONTRACTS],
  npm: ['fast-check', 'vitest', '@testing-library/react'],
  node: true,
}

/** Single files that may do a little more, and why. */
export const EXCEPTIONS: readonly { files: readonly string[]; typesFrom: string; why: string }[] = [
  {
    files: ['src/core/operation.ts', 'src/core/happening.ts'],
    typesFrom: 'typebox',
    why: 'an operation carries its schemas, and their types give the types of its input and output; nothing is left of it at run time',
  },
]

/** Things that only some may import, whatever their zone allows. */
export const GUARDED: readonly { rule: string; targets: readonly string[]; only: readonly string[]; why: string }[] = [
  {
    rule: 'database-handle',
    targets: ['src/platform/db/sql.ts', 'npm:pg', 'npm:kysely', 'npm:pg-copy-streams'],
    only: [
      'src/modules/*/server/**/*store.ts',
      'src/platform/**',
      ...TEST_FILES,
      'tools/**',
      'bench/**',
      'journeys/**',
    ],
    why: 'SQL is written in stores and in the platform alone: move the statement into a *store.ts',
  },
  {
    rule: 'test-support',
    targets: TEST_FILES,
    only: [...TEST_FILES, 'tools/**', 'bench/**', 'journeys/**', 'bin/test.mjs'],
    why: 'what is made for tests must not run in the product',
  },
]
