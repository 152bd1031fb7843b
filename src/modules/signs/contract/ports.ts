import type { Title } from '#core/module-card.ts'
import { port } from '#core/port.ts'
import type { SignCard } from '../domain/sign.ts'

/** What a module counts itself; null: nothing can be said now, and nothing is kept. */
export interface OwnValue {
  /** Area code of a street; null: the whole district. */
  place: string | null
  value: number | null
  /** Made of what was made up: kept and shown as such, and tells nobody. */
  simulated?: boolean
}

/** Reads one sign from what a module keeps. */
export interface SignSource {
  code: string
  /** What is counted, over which time: shown on the sign's page. */
  how: Title
  /** A few rows by an index: counted beside others, so that a full table of counts does not hold it up. */
  isLight?: boolean
  /** `call` is the server's Call in the name of the house. */
  read(call: object, atMs: number): Promise<readonly OwnValue[]>
}

/** Modules offer their sources when they start; each sign has one. */
export interface SignSources {
  offer(source: SignSource): void
  find(code: string): SignSource | null
  all(): readonly SignSource[]
}
export const signSources = port<SignSources>('signs.sources')

/** All signs as they are in force, in memory. */
export interface SignBook {
  find(codeOrId: string): SignCard | null
  versionOf(code: string): number
  all(): readonly SignCard[]
}
export const signBook = port<SignBook>('signs.signBook')

/** Sent through `runtime.broadcast` when a sign has a new version. */
export const SIGNS_CHANGED = 'signs.changed'
