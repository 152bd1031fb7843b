import { useEffect, useRef } from 'react'
import type { WallScene } from '#ui/wall/plug.ts'

const DIGIT = /^(?:Digit|Numpad)([1-6])$/

/** Digits call a scene, the space bar stops the rotation and lets it go on. */
export function useSceneKeys(
  scenes: readonly WallScene[],
  shown: string | null,
  held: boolean,
  choose: (scene: string, held: boolean) => void,
): void {
  const latest = useRef({ scenes, shown, held, choose })
  latest.current = { scenes, shown, held, choose }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      if ((event.target as HTMLElement).closest?.('input, textarea')) return
      const now = latest.current
      const digit = Number(DIGIT.exec(event.code)?.[1])
      const wanted = now.scenes.find((scene) => scene.digit === digit)
      if (wanted) now.choose(wanted.id, false)
      else if (event.code === 'Space' && now.shown !== null) {
        event.preventDefault()
        now.choose(now.shown, !now.held)
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
