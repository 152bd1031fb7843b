import type { ComponentType, LazyExoticComponent } from 'react'
import type { Words } from '../language.ts'
import type { MayOpen } from '../plug.ts'

/** A picture that fills the wall for its turn. */
export interface WallScene {
  id: string
  /** The key that calls it, and its place among the scenes. */
  digit: 1 | 2 | 3 | 4 | 5 | 6
  title: Words
  may?: MayOpen
  /** How many columns stand beside its map; a narrow wall shows them one after the other. */
  columns: number
  component: LazyExoticComponent<ComponentType>
}

/** Something that has just become red: the wall goes to the scene that shows it, and stays for a while. */
export interface WallAlarm {
  scene: string
  atMs: number
  words: Words
}

/** What a module adds to the wall: `src/modules/<id>/wall/index.tsx` exports it as default. */
export interface WallPlug {
  module: string
  scenes: readonly WallScene[]
  /** A hook, called all the time: the newest alarm that its scenes show. */
  useAlarm?: () => WallAlarm | null
  /** A hook: who leads now; null: nobody is on the roster; undefined: it cannot be told. */
  useLeader?: () => string | null | undefined
}

export function wallPlug(plug: WallPlug): WallPlug {
  return plug
}
