import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Input, Operation, Output } from '#core/operation.ts'
import { type CallOptions, callOperation } from './call-operation.ts'
import { newKey } from './new-key.ts'
import { asProblem, type Problem } from './problem.ts'
import { refresh } from './use-operation.ts'

export interface Commanding<Op extends Operation> {
  /** Answers null when it was refused or failed; `problem` then says why. Never throws. */
  run(input: Input<Op>, options?: Omit<CallOptions, 'idempotencyKey'>): Promise<Output<Op> | null>
  busy: boolean
  problem: Problem | null
  clearProblem(): void
}

/**
 * Carries out a command. Sent again with the same input after it was not answered, it has the same key, so that the
 * server does it once. When done, all that screens show of the operation's module is asked again, and of `alsoChanges`.
 */
export function useCommand<Op extends Operation>(
  operation: Op,
  options: { alsoChanges?: readonly string[]; refresh?: boolean } = {},
): Commanding<Op> {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const unanswered = useRef<{ sent: string; key: string } | null>(null)
  const running = useRef(false)
  const run = async (input: Input<Op>, callOptions: Omit<CallOptions, 'idempotencyKey'> = {}) => {
    // A second press of the button while the first is on its way is the same decision.
    if (running.current) return null
    running.current = true
    setBusy(true)
    setProblem(null)
    const sent = JSON.stringify([input, callOptions.expectedVersion])
    const key = unanswered.current?.sent === sent ? unanswered.current.key : newKey()
    unanswered.current = { sent, key }
    try {
      const answer = await callOperation(operation, input, { ...callOptions, idempotencyKey: key })
      unanswered.current = null
      if (options.refresh !== false)
        for (const module of [operation.name.split('.')[0]!, ...(options.alsoChanges ?? [])]) refresh(client, module)
      return answer
    } catch (thrown) {
      const found = asProblem(thrown)
      if (!found.mayRetry) unanswered.current = null
      setProblem(found)
      return null
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { run, busy, problem, clearProblem: () => setProblem(null) }
}
