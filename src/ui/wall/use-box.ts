import { useEffect, useRef, useState } from 'react'

/** Width and height of an element as it is now; drawings are made for exactly these pixels. */
export function useBox<E extends Element>() {
  const ref = useRef<E>(null)
  const [box, setBox] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!ref.current) return
    const watch = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      setBox((before) => (before.width === width && before.height === height ? before : { width, height }))
    })
    watch.observe(ref.current)
    return () => watch.disconnect()
  }, [])
  return { ref, ...box }
}
