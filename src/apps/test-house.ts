import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, Operation, Output } from '#core/operation.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { readConfig } from '#platform/config/config.ts'
import { schemaChecksum } from '#platform/db/migrate.ts'
import { testDatabase } from '#platform/db/test-database.ts'
import { newId } from '#platform/ids.ts'
import { type OpenRuntime, openRuntime } from '#platform/open-runtime.ts'
import type { SeedMode } from '#platform/plug.ts'
import { discoverModules, migrationFolders, plugsOf, ROOT } from './discover.ts'
import { APP_ROLE, prepareDatabase } from './prepare-database.ts'
import { seedDistrict } from './seed-district.ts'

export interface TestHouse {
  runtime: OpenRuntime
  ownerUrl: string
  /** Performs an operation as if it came over HTTP: permission, journal and idempotency included. */
  perform<Op extends Operation>(
    operation: Op,
    input: Input<Op>,
    principal: Principal,
    command?: { id?: string; expectedVersion?: number | null; bodyHash?: string },
  ): Promise<Output<Op>>
  /** The principal of an account, with its posts and scopes as at sign-in. */
  principal(account: string): Promise<Principal>
  close(): Promise<void>
}

export interface TestHouseOptions {
  seed?: SeedMode | 'none'
  nowMs?: () => number
  background?: 'all' | 'reactions' | 'none'
}

type FoundModules = Awaited<ReturnType<typeof discoverModules>>

/** When every template was seeded, whichever test came first: before any moment that a test plays at. */
const TEMPLATE_MS = Date.UTC(2026, 0, 1)

/** The whole house on a database of its own, cloned from a template that is prepared once for each schema and seed. */
/** Sealed values of a template must open in every clone, so all tests share one key; it protects nothing. */
process.env.YIWANG_MASTER_KEY ??= `1:${Buffer.alloc(32, 7).toString('base64')}`

export async function testHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const seed = options.seed ?? 'none'
  const modules = await discoverModules()
  const plugs = await plugsOf(modules)
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-house-'))
  const config = {
    ...readConfig(ROOT, { YIWANG_DATA: dataDir, YIWANG_DEMO: '1', YIWANG_LOG: process.env.YIWANG_LOG ?? 'silent' }),
    connections: 6,
  }
  const open = (urls: { appUrl: string; ownerUrl: string }, nowMs = options.nowMs) =>
    openRuntime({
      config,
      plugs,
      ...urls,
      background: options.background ?? 'none',
      ...(nowMs ? { nowMs } : {}),
    })
  const database = await testDatabase({
    templateKey: await templateKey(modules, seed),
    prepare: async (ownerUrl) => {
      await prepareDatabase(ownerUrl, modules, { appRole: APP_ROLE })
      if (seed === 'none') return
      const runtime = await open({ ownerUrl, appUrl: ownerUrl }, () => TEMPLATE_MS)
      await seedDistrict(runtime, seed)
      await runtime.close()
    },
  })
  const runtime = await open(database)
  return {
    runtime,
    ownerUrl: database.ownerUrl,
    perform: (operation, input, principal, command = {}) =>
      runtime.perform({
        operation,
        input,
        principal,
        command: {
          id: command.id ?? newId(),
          bodyHash: command.bodyHash ?? JSON.stringify(input),
          expectedVersion: command.expectedVersion ?? null,
        },
      }) as never,
    principal: (account) => principalOf(runtime, account),
    close: async () => {
      await runtime.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function principalOf(runtime: OpenRuntime, account: string): Promise<Principal> {
  const found = await runtime.signIn.findByAccount(account)
  if (!found) throw new Error(`no account ${account}`)
  return found
}

/** What a template is made of does not change while a process runs: read once. */
let schema: Promise<string> | null = null
let seeded: Promise<string> | null = null

async function templateKey(modules: FoundModules, seed: SeedMode | 'none'): Promise<string> {
  schema ??= schemaChecksum(migrationFolders(modules))
  if (seed === 'none') return `${await schema}-none`
  seeded ??= seedChecksum()
  return `${await schema}-${seed}-${await seeded}`
}

/** A seeded template is made anew when any district data, seeding code or card changes: cards say who may do what at first. */
async function seedChecksum(): Promise<string> {
  const hash = createHash('sha256').update(String(TEMPLATE_MS))
  const names = await readdir(join(ROOT, 'districts'), { recursive: true })
  const seeds = (await readdir(join(ROOT, 'src/modules'), { recursive: true })).filter(
    (name) => /((seed|generate)[^/]*(\/[^/]+)*|\/module)\.ts$/.test(name) && !name.includes('.test.'),
  )
  const files = [
    ...names.filter((name) => name.endsWith('.json')).map((name) => join('districts', name)),
    ...seeds.map((name) => join('src/modules', name)),
  ]
  for (const file of files.sort()) hash.update(file).update(await readFile(join(ROOT, file)))
  return hash.digest('hex').slice(0, 16)
}
