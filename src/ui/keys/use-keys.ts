import { useEffect, useRef, useSyncExternalStore } from 'react'
import { addLayer, type KeyBinding, onSingleKeys, singleKeysOn, switchSingleKeys } from './key-board.ts'

export type { KeyBinding }

/** While the component is on screen its keys act; see `?` on any page for what they do. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = useRef({ bindings })
  layer.current.bindings = bindings
  useEffect(() => addLayer(layer.current), [])
}

export function useSingleKeys(): { on: boolean; setOn(on: boolean): void } {
  return { on: useSyncExternalStore(onSingleKeys, singleKeysOn), setOn: switchSingleKeys }
}
