import type { Happening } from '#core/happening.ts'
import { liveMessageOf } from '../live/live-hub.ts'
import { tellScreens } from '../live/tell-screens.ts'
import { errorText } from '../log/error-text.ts'
import type { Reaction } from '../plug.ts'
import type { Runtime } from '../runtime.ts'
import { deferFailed, dueFailures, forgetFailure, type OutboxRow, takeBatch } from './outbox-store.ts'

const BATCH = 200
const IDLE_MS = 250

export interface OutboxRelay {
  wake(): void
  /** Resolves when every row written so far has been told; for tests and orderly stops. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/**
 * Carries the outbox to its readers after commit. Rows of one batch leave the table in the same transaction in which
 * their reactions ran, so a crash tells them again: at least once, in the order written. A reaction that throws is set
 * aside and retried with growing pauses, so that one bad row holds up nobody.
 */
export function startOutboxRelay(
  runtime: Runtime,
  reactions: readonly Reaction[],
  live: readonly Happening[],
): OutboxRelay {
  const byHappening = Map.groupBy(reactions, (reaction) => reaction.happening)
  const watched = new Map(live.map((happening) => [happening.name, happening]))
  const byName = new Map(reactions.map((reaction) => [reaction.name, reaction]))
  let stopped = false
  let woken = false
  let sleeping: (() => void) | null = null
  let lastPass: Promise<unknown> = Promise.resolve()

  const runReaction = (reaction: Reaction, payload: unknown) =>
    runtime.asSystem(reaction.name, (call) => reaction.run(payload, call))

  const tellAll = async (rows: readonly OutboxRow[]) => {
    // Screens first: they shall not wait for what the reactions do.
    await tellScreens(
      runtime,
      rows.flatMap(({ happening, payload }) => liveMessageOf(watched.get(happening), payload) ?? []),
    )
    const others = await othersBusiness(rows)
    for (const row of rows) await react(row, others)
  }

  /** Of each reaction that can say so the rows that are none of its business; in doubt every row is. */
  const othersBusiness = async (rows: readonly OutboxRow[]) => {
    const others = new Map<Reaction, ReadonlySet<OutboxRow>>()
    for (const reaction of reactions) {
      const { among, happening, name } = reaction
      const its = among ? rows.filter((row) => row.happening === happening) : []
      if (!among || its.length === 0) continue
      try {
        const payloads = its.map(({ payload }) => payload)
        const isIts = await runtime.asSystem(name, (call) => among(payloads, call))
        others.set(reaction, new Set(its.filter((_, at) => !isIts[at])))
      } catch (error) {
        runtime.log.warn({ reaction: name, error }, 'reaction cannot tell what is its business')
      }
    }
    return others
  }

  const react = async (row: OutboxRow, others: ReadonlyMap<Reaction, ReadonlySet<OutboxRow>>) => {
    for (const reaction of byHappening.get(row.happening) ?? []) {
      if (others.get(reaction)?.has(row)) continue
      try {
        await runReaction(reaction, row.payload)
      } catch (error) {
        runtime.log.error({ reaction: reaction.name, error }, 'reaction failed, will be tried again')
        await deferFailed(runtime.db, reaction.name, row, errorText(error))
      }
    }
  }

  const retryFailures = async () => {
    for (const failure of await dueFailures(runtime.db, [...byName.keys()])) {
      const reaction = byName.get(failure.reaction)!
      try {
        await runReaction(reaction, failure.payload)
        await forgetFailure(runtime.db, failure.id)
      } catch (error) {
        await deferFailed(runtime.db, failure.reaction, failure, errorText(error))
      }
    }
  }

  const passOnce = async (): Promise<number> => {
    const count = await takeBatch(runtime.db, BATCH, tellAll)
    await retryFailures()
    return count
  }
  /** One after the other, so that what one process tells keeps the order in which it was written. */
  const pass = (): Promise<number> => {
    const next = lastPass.then(passOnce)
    lastPass = next.catch(() => {})
    return next
  }

  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, IDLE_MS)
      sleeping = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const loop = async () => {
    while (!stopped) {
      woken = false
      let count = 0
      try {
        count = await pass()
      } catch (error) {
        if (!stopped) runtime.log.warn({ error }, 'outbox relay: database not reachable, waiting')
      }
      if (count < BATCH && !woken && !stopped) await sleep()
      sleeping = null
    }
  }
  const running = loop()

  return {
    wake: () => {
      woken = true
      // Let a burst gather for a moment: one pass for many commits.
      setTimeout(() => sleeping?.(), 20)
    },
    drain: async () => {
      while ((await pass()) > 0);
    },
    stop: async () => {
      stopped = true
      sleeping?.()
      await running
    },
  }
}
