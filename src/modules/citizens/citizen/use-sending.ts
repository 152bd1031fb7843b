import { useState } from 'react'
import { asProblem } from '#ui/call/problem.ts'
import type { Followed } from '../contract.ts'

/** One thing sent at a time; what was written stays until it has arrived. */
export function useSending(onDone: (shown: Followed) => void) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (work: () => Promise<Followed>) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      onDone(await work())
    } catch (thrown) {
      setProblem(asProblem(thrown).detail)
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, send, setProblem }
}
