import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { SignBook, SignSource, SignSources } from '../contract.ts'
import { readSigns } from '../domain/read-signs.ts'
import type { Hysteresis, SignCard, SignFile } from '../domain/sign.ts'
import { readSignRules, type SignRules } from '../domain/sign-rules.ts'
import { signsInForce } from './sign-store.ts'

/** All that this module's handlers need at hand, in memory. */
export interface SignRoom extends SignBook {
  hysteresis(): Hysteresis
  rules(): SignRules
  /** In the order of the district's file. */
  domains(): readonly { id: string; zh: string }[]
  /** Reads the signs in force again. */
  load(): Promise<void>
}
export const signRoom = port<SignRoom>('signs.room')

interface Loaded {
  file: SignFile
  rules: SignRules
  signs: Map<string, { card: SignCard; version: number }>
  byId: Map<string, string>
}

export function openSignRoom({ config, db }: Runtime): SignRoom {
  let loaded: Loaded | null = null
  const get = () => {
    if (!loaded) throw new Error('the signs are not loaded')
    return loaded
  }
  return {
    find: (codeOrId) => {
      const { signs, byId } = get()
      return (signs.get(codeOrId) ?? signs.get(byId.get(codeOrId) ?? ''))?.card ?? null
    },
    versionOf: (code) => get().signs.get(code)?.version ?? 0,
    all: () => [...get().signs.values()].map(({ card }) => card),
    hysteresis: () => get().file.hysteresis,
    rules: () => get().rules,
    domains: () => [
      ...new Map(get().file.signs.map(({ domain, domainZh }) => [domain, { id: domain, zh: domainZh }])).values(),
    ],
    load: async () => {
      const folder = openDistrictFolder(config.root, config.district)
      const file = readSigns(await folder.get<SignFile>('vital-signs'))
      const rules = readSignRules(await folder.get<SignRules>('sign-rules'))
      const stored = await signsInForce(db)
      const signs = new Map(stored.map(({ code, card, version }) => [code, { card, version }]))
      loaded = { file, rules, signs, byId: new Map(stored.map(({ code, card }) => [card.id, code])) }
    },
  }
}

export function openSignSources(): SignSources {
  const sources = new Map<string, SignSource>()
  return {
    offer: (source) => {
      sources.set(source.code, source)
    },
    find: (code) => sources.get(code) ?? null,
    all: () => [...sources.values()],
  }
}
