import { createContext, useContext } from 'react'
import type { WallSizes } from './type-sizes.ts'

export type WallThemeName = 'light' | 'dark'

/** What every part of a scene may know of the wall it is shown on. */
export interface WallContext {
  sizes: WallSizes
  /** Twice as wide as a usual screen: columns stand on both sides of the map. */
  wide: boolean
  theme: WallThemeName
  /** How far the server's clock is ahead of this machine's, in full seconds. */
  skewMs: number
  /** Which of how many scenes: `1/6`. */
  place: { number: number; of: number }
  /** Whose city it is. */
  district: string
  /** Who leads now; null: nobody is on the roster; undefined: it cannot be told. */
  leader: string | null | undefined
  /** The installation holds invented data. */
  demo: boolean
  title: string
  /** Why the scene stays, if it does. */
  stays: string | null
  /** Which of its columns a narrow wall shows now. */
  column: number
  columns: number
  /** Several seconds without the stream: what is shown may be old. */
  cutOffSinceMs: number | null
}

const Context = createContext<WallContext | null>(null)

export const WallProvider = Context.Provider

export function useWall(): WallContext {
  const wall = useContext(Context)
  if (!wall) throw new Error('useWall outside WallProvider')
  return wall
}
