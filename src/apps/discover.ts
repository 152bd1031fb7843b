import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inOrderOfNeed, type ModuleCard } from '#core/module-card.ts'
import type { Operation } from '#core/operation.ts'
import type { MigrationFolder } from '#platform/db/migrate.ts'
import type { ServerPlug } from '#platform/plug.ts'

/** Root of the installation. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const MODULES = join(ROOT, 'src/modules')
const ADAPTERS = join(ROOT, 'src/adapters')

export interface FoundModule {
  card: ModuleCard
  plug: ServerPlug | null
  operations: Operation[]
}

const importDefault = async (path: string) =>
  (await import(pathToFileURL(path).href)) as { default: unknown } & Record<string, unknown>

/** Finds every module by its folder, in order of need. A declared operation without a handler stops the start. */
export async function discoverModules(): Promise<FoundModule[]> {
  const names = (await readdir(MODULES)).filter((name) => existsSync(join(MODULES, name, 'module.ts'))).sort()
  const found = new Map<string, FoundModule>()
  for (const name of names) {
    const card = (await importDefault(join(MODULES, name, 'module.ts'))).default as ModuleCard
    if (card.id !== name) throw new Error(`module folder ${name} holds the card of ${card.id}`)
    const contract = join(MODULES, name, 'contract.ts')
    const exported = existsSync(contract) ? Object.values(await importDefault(contract)) : []
    const operations = exported.filter((value): value is Operation => (value as Operation | null)?.kind === 'operation')
    const server = join(MODULES, name, 'server/index.ts')
    const plug = existsSync(server) ? ((await importDefault(server)).default as ServerPlug) : null
    const handled = new Set(plug?.handlers.map((handler) => handler.operation.name))
    for (const { name: operation } of operations)
      if (!handled.has(operation)) throw new Error(`operation ${operation} is declared but nobody handles it`)
    found.set(name, { card, plug, operations })
  }
  return inOrderOfNeed([...found.values()].map((module) => module.card)).map((card) => found.get(card.id)!)
}

/** Outside protocols, each a folder: they provide ports that contracts of modules declare. */
export async function discoverAdapters(): Promise<ServerPlug[]> {
  const names = existsSync(ADAPTERS) ? (await readdir(ADAPTERS)).sort() : []
  const paths = names.map((name) => join(ADAPTERS, name, 'index.ts')).filter((path) => existsSync(path))
  return Promise.all(paths.map(async (path) => (await importDefault(path)).default as ServerPlug))
}

/** What a running house is made of: the modules, then the adapters behind their ports. */
export async function plugsOf(modules: readonly FoundModule[]): Promise<ServerPlug[]> {
  return [...modules.flatMap((module) => (module.plug ? [module.plug] : [])), ...(await discoverAdapters())]
}

/** The platform's own migrations, then each module's, so that a module finds what it requires. */
export function migrationFolders(modules: readonly FoundModule[]): MigrationFolder[] {
  const folders = modules.map(({ card }) => ({ module: card.id, folder: join(MODULES, card.id, 'migrations') }))
  return [
    { module: 'platform', folder: join(ROOT, 'src/platform/db/migrations') },
    ...folders.filter(({ folder }) => existsSync(folder)),
  ]
}
