import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { discoverAdapters, discoverModules, ROOT } from '#apps/discover.ts'
import type { Happening } from '#core/happening.ts'
import type { ModuleCard, Title } from '#core/module-card.ts'
import type { Operation } from '#core/operation.ts'
import type { Port } from '#core/port.ts'
import type { ServerPlug } from '#platform/plug.ts'

export interface ModuleFacts {
  card: ModuleCard
  operations: readonly Operation[]
  happenings: readonly Happening[]
  ports: readonly Port<unknown>[]
  plug: ServerPlug | null
}

/** What the pages tell, read from the house itself. */
export interface HouseFacts {
  modules: readonly ModuleFacts[]
  adapters: readonly ServerPlug[]
  posts: ReadonlyMap<string, Title>
}

export async function readHouseFacts(): Promise<HouseFacts> {
  const modules = await Promise.all(
    (await discoverModules()).map(async ({ card, operations, plug }): Promise<ModuleFacts> => {
      const contract = join(ROOT, 'src/modules', card.id, 'contract.ts')
      const exported: unknown[] = existsSync(contract) ? Object.values(await import(pathToFileURL(contract).href)) : []
      const ofKind = <T>(kind: string) =>
        exported.filter((value) => (value as { kind?: string } | null)?.kind === kind) as T[]
      return {
        card,
        operations: [...operations].sort(byName),
        happenings: ofKind<Happening>('happening').sort(byName),
        ports: ofKind<Port<unknown>>('port').sort(byName),
        plug,
      }
    }),
  )
  return { modules, adapters: await discoverAdapters(), posts: readPosts() }
}

function readPosts(): Map<string, Title> {
  const file = join(ROOT, 'districts/_defaults/posts.json')
  const { posts } = JSON.parse(readFileSync(file, 'utf8')) as { posts: (Title & { id: string })[] }
  return new Map(posts.map((post) => [post.id, post]))
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
}
