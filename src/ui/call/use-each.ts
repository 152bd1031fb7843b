import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Input, Operation } from '#core/operation.ts'
import { callOperation } from './call-operation.ts'
import { asProblem, type Problem } from './problem.ts'
import { refresh } from './use-operation.ts'

export interface EachItem<Op extends Operation> {
  id: string
  input: Input<Op>
  expectedVersion?: number
}

export interface EachResult {
  done: string[]
  failed: { id: string; problem: Problem }[]
}

export interface Each<Op extends Operation> {
  /** One after the other; when nobody answers the rest is left alone and counted as failed. */
  run(items: readonly EachItem<Op>[]): Promise<EachResult>
  /** How many have been answered while it runs. */
  busy: { answered: number; total: number } | null
}

/** One command on several things: a result for each, nothing is undone because another was refused. */
export function useEach<Op extends Operation>(operation: Op, alsoChanges: readonly string[] = []): Each<Op> {
  const client = useQueryClient()
  const running = useRef(false)
  const [busy, setBusy] = useState<{ answered: number; total: number } | null>(null)
  const run = async (items: readonly EachItem<Op>[]): Promise<EachResult> => {
    const result: EachResult = { done: [], failed: [] }
    if (running.current) return result
    running.current = true
    let lost: Problem | null = null
    for (const [answered, { id, input, expectedVersion }] of items.entries()) {
      setBusy({ answered, total: items.length })
      if (lost) {
        result.failed.push({ id, problem: lost })
        continue
      }
      try {
        await callOperation(operation, input, expectedVersion === undefined ? {} : { expectedVersion })
        result.done.push(id)
      } catch (thrown) {
        const problem = asProblem(thrown)
        result.failed.push({ id, problem })
        if (problem.status === 0 || problem.status === 401) lost = problem
      }
    }
    running.current = false
    setBusy(null)
    for (const module of [operation.name.split('.')[0]!, ...alsoChanges]) refresh(client, module)
    return result
  }
  return { run, busy }
}
