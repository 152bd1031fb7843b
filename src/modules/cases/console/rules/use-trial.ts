import { useEffect, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { asProblem, callOperation, type Problem } from '#ui/call.ts'
import { tryRules } from '../../contract.ts'
import type { RuleDraft } from './rule-draft.ts'

const PAUSE_MS = 400

export interface Trial {
  answer: Output<typeof tryRules> | null
  problem: Problem | null
  /** The answer is that of an earlier draft. */
  outdated: boolean
}

/** Has the draft checked a moment after each change; only the last draft's answer is shown. */
export function useTrial(draft: RuleDraft): Trial {
  const [trial, setTrial] = useState<Trial>({ answer: null, problem: null, outdated: true })
  useEffect(() => {
    const stop = new AbortController()
    setTrial((before) => ({ ...before, outdated: true }))
    const timer = setTimeout(() => {
      callOperation(tryRules, draft, { signal: stop.signal }).then(
        (answer) => setTrial({ answer, problem: null, outdated: false }),
        (thrown: unknown) => {
          if (!stop.signal.aborted) setTrial((before) => ({ ...before, problem: asProblem(thrown), outdated: false }))
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [draft])
  return trial
}
