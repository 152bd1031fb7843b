import { useEffect, useState } from 'react'

/** A value a moment after it has stopped changing: the server is not asked with each letter. */
export function useSlow<T>(value: T, waitMs: number): T {
  const [slow, setSlow] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(value), waitMs)
    return () => clearTimeout(timer)
  }, [value, waitMs])
  return slow
}
