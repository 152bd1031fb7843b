import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { readSchemes, type SchemesFile } from '../domain/read-schemes.ts'
import type { Scheme } from '../domain/scheme.ts'

/** How the district scores its sheets, read from its folder when the house opens. */
export interface SchemeBook {
  all(): readonly Scheme[]
  find(key: string): Scheme | null
  /** Throws where no scheme of this name is known any more. */
  get(key: string): Scheme
  /** What a new plan keeps to: the district's own choice, else the first. */
  usual(): Scheme
  load(): Promise<void>
}

export const schemeBook = port<SchemeBook>('targets.schemes')

export function openSchemeBook({ config }: Runtime): SchemeBook {
  let schemes: Scheme[] = []
  let chosen: string | undefined
  const find = (key: string) => schemes.find((scheme) => scheme.key === key) ?? null
  const get = (key: string) => {
    const scheme = find(key)
    if (!scheme) throw new Error(`no scheme ${key} in evaluation-schemes.json`)
    return scheme
  }
  return {
    all: () => schemes,
    find,
    get,
    usual: () => (chosen === undefined ? get(schemes[0]?.key ?? '') : get(chosen)),
    load: async () => {
      const folder = openDistrictFolder(config.root, config.district)
      schemes = readSchemes(await folder.get<SchemesFile>('evaluation-schemes'))
      chosen = (await folder.find<{ evaluationScheme?: string }>('district'))?.evaluationScheme
      if (chosen !== undefined) get(chosen)
    },
  }
}
