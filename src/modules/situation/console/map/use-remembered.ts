import { useEffect, useRef } from 'react'
import { callOperation, useOperation } from '#ui/call.ts'
import type { MapLook } from '#ui/map.ts'
import { getMapState, type MapState, saveMapState } from '../../contract.ts'

const SAVE_AFTER_MS = 2000

export interface Remembered {
  on: readonly string[]
  off: readonly string[]
  look: MapLook | null
}

/** The map as this person left it, on whatever desk; null until it is known. */
export function useRemembered(): Remembered | null {
  const { data, problem } = useOperation(getMapState, {}, { freshForMs: Number.POSITIVE_INFINITY })
  // Not known is no reason for no map.
  if (problem) return { on: [], off: [], look: null }
  if (!data) return null
  const state = data.state ?? {}
  const [lon, lat, zoom] = Array.isArray(state.look) ? state.look.map(Number) : []
  const isWhole = [lon, lat, zoom].every((number) => number !== undefined && Number.isFinite(number))
  return {
    on: textsOf(state.on),
    off: textsOf(state.off),
    look: isWhole ? { lon: lon!, lat: lat!, zoom: zoom! } : null,
  }
}

/** Keeps it a while after the last change; a failure costs nothing but the memory. */
export function useRemember({ on, off, look }: Remembered): void {
  const text = JSON.stringify({ on, off, look })
  const kept = useRef<string | null>(null)
  useEffect(() => {
    // The first is what was remembered, or an address that somebody sent.
    if (kept.current === null) {
      kept.current = text
      return
    }
    if (kept.current === text) return
    const timer = setTimeout(() => {
      kept.current = text
      const said = JSON.parse(text) as Remembered
      const state: MapState = {
        on: said.on.slice(0, 200),
        off: said.off.slice(0, 200),
        ...(said.look ? { look: [said.look.lon, said.look.lat, said.look.zoom] } : {}),
      }
      void callOperation(saveMapState, { state }).catch(() => {})
    }, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
}

function textsOf(value: MapState[string] | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
