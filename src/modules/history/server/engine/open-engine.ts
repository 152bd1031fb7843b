import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fault } from '#core/fault.ts'
import type { HistoryRow } from '../../domain/history-columns.ts'
import type { EngineAnswer, EngineAsk, EngineOptions, EngineValue } from './protocol.ts'

export interface HistoryEngine {
  query(files: readonly string[], text: string, values: readonly unknown[]): Promise<Record<string, EngineValue>[]>
  /** Writes rows, batch by batch, into a file of the folder; answers how many they were. */
  write(file: string, batches: AsyncIterable<readonly HistoryRow[]>): Promise<number>
  /** Processor and memory of the process, for whoever measures; null: it is not running. */
  pid(): number | null
  stop(): void
}

export interface EngineLimits {
  longestMs: number
  mostWaiting: number
  /** So long it may take to stop after it was asked to; then it is ended. */
  patienceMs: number
  idleMs: number
}
export const LIMITS: EngineLimits = { longestMs: 12_000, mostWaiting: 20, patienceMs: 1500, idleMs: 300_000 }

type Ask = EngineAsk extends infer One ? (One extends { id: number } ? Omit<One, 'id'> : never) : never

/** What the engine's process may have: no key, no password, no address of the database. */
const ENVIRONMENT = ['PATH', 'LANG', 'TZ', 'LD_LIBRARY_PATH']

/**
 * Keeps one process with the engine: begun when something is asked, one thing at a time, ended when it hangs or is not
 * needed. A process that died is begun anew by the next who asks.
 */
export function openEngine(options: EngineOptions, limits: EngineLimits = LIMITS): HistoryEngine {
  let child: ChildProcess | null = null
  let lastId = 0
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | null = null
  let settle: { id: number; done(answer: EngineAnswer): void; lost(): void } | null = null

  const stop = () => {
    child?.kill('SIGKILL')
    child = null
  }
  const begin = (): ChildProcess => {
    if (child) return child
    mkdirSync(options.folder, { recursive: true })
    const begun = fork(new URL('./engine-process.ts', import.meta.url), [JSON.stringify(options)], {
      serialization: 'advanced',
      execArgv: ['--max-old-space-size=512'],
      env: Object.fromEntries(ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    })
    begun.on('message', (answer: EngineAnswer) => {
      if (answer.id === settle?.id) settle.done(answer)
    })
    begun.on('exit', () => {
      if (child === begun) child = null
      settle?.lost()
    })
    child = begun
    return begun
  }
  /** The server may end while the engine rests; while it works, the server waits for it. */
  const hold = (isBusy: boolean) => {
    if (idle) clearTimeout(idle)
    idle = isBusy ? null : setTimeout(stop, limits.idleMs).unref()
    if (isBusy) child?.ref()
    else child?.unref()
    if (isBusy) child?.channel?.ref()
    else child?.channel?.unref()
  }
  const ask = async (asked: Ask): Promise<Record<string, EngineValue>[]> => {
    const engine = begin()
    lastId += 1
    const id = lastId
    hold(true)
    const answer = await new Promise<EngineAnswer | 'lost'>((done) => {
      const late = setTimeout(() => {
        engine.send({ id, kind: 'cancel' } satisfies EngineAsk)
        setTimeout(() => settle?.id === id && engine.kill('SIGKILL'), limits.patienceMs).unref()
      }, limits.longestMs)
      const end = (with_: EngineAnswer | 'lost') => {
        clearTimeout(late)
        settle = null
        done(with_)
      }
      settle = { id, done: end, lost: () => end('lost') }
      engine.send({ ...asked, id } as EngineAsk)
    })
    hold(false)
    if (answer === 'lost') throw lost()
    if ('rows' in answer) return answer.rows
    if (answer.isCancelled || answer.isTooLarge) throw tooLarge(answer.isCancelled ? limits.longestMs : null)
    throw new Error(`the history engine: ${answer.error}`)
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= limits.mostWaiting) return Promise.reject(busy())
    waiting += 1
    const mine = turn.then(work).finally(() => {
      waiting -= 1
    })
    turn = mine.catch(() => {})
    return mine
  }
  return {
    query: (files, text, values) => inTurn(() => ask({ kind: 'query', files, text, values })),
    write: (file, batches) =>
      inTurn(async () => {
        await ask({ kind: 'begin' })
        for await (const rows of batches) await ask({ kind: 'add', rows })
        const [written] = await ask({ kind: 'finish', file })
        return Number(written?.rows)
      }),
    pid: () => child?.pid ?? null,
    stop,
  }
}

const busy = () =>
  fault('history-busy', {
    status: 503,
    zh: '历史库正忙，请过一会儿再试；不含历史库的报表不受影响。',
    en: 'The history is busy: try again in a moment. Reports without it are not affected.',
  })

const lost = () =>
  fault('history-engine-lost', {
    status: 503,
    zh: '历史库的查询进程中断，已重新开始。请再试一次；仍不行请缩短期间。',
    en: 'The process that reads the history broke off and was begun anew. Try again; if that fails, take a shorter period.',
  })

const tooLarge = (ms: number | null) =>
  fault('history-too-large', {
    status: 503,
    zh: ms
      ? `历史库 ${ms / 1000} 秒内没有算完，已停止。请缩短期间或减少分组。`
      : '历史库算这张报表内存不够，已停止。请缩短期间，或把中位数、90 分位换成平均。',
    en: ms
      ? `The history was not done within ${ms / 1000} seconds: take a shorter period or fewer groups.`
      : 'The history ran out of memory on this report: take a shorter period, or means in place of percentiles.',
  })
