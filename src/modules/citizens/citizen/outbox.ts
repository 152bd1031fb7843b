import { asProblem } from '#ui/call/problem.ts'
import { findReport, keepReport, loadReports } from './kept-reports.ts'
import { sendKept } from './send-kept.ts'

const FIRST_PAUSE_MS = 3000
const LONGEST_PAUSE_MS = 60_000

let running = false
let pauseMs = FIRST_PAUSE_MS
let timer = 0

/** Sends what waits, now and whenever the line comes back; what was written is never lost on the way. */
export function startSending(): void {
  addEventListener('online', sendSoon)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') sendSoon()
  })
  sendSoon()
}

/** Without the pause that a failure before made. */
export function sendSoon(): void {
  pauseMs = FIRST_PAUSE_MS
  void pump()
}

async function pump(): Promise<void> {
  if (running) return
  running = true
  clearTimeout(timer)
  let waits = false
  try {
    for (const { id, state } of await loadReports()) if (state === 'waiting') waits = !(await sendOne(id)) || waits
  } finally {
    running = false
  }
  if (!waits) return
  timer = window.setTimeout(() => void pump(), pauseMs)
  pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
}

/** True when it needs no other try: it arrived, or somebody has to look at it. */
async function sendOne(id: string): Promise<boolean> {
  const kept = findReport(id)
  if (kept?.state !== 'waiting') return true
  const keep = async (change: Partial<typeof kept>) => {
    await keepReport({ ...(findReport(id) ?? kept), ...change })
  }
  try {
    const answer = await sendKept(kept, keep)
    // The pictures are with the server now; the phone's memory is short.
    await keep({ state: 'sent', answer, photos: [], said: null })
    return true
  } catch (thrown) {
    const problem = asProblem(thrown)
    const said = [problem.detail, problem.wayOut].filter(Boolean).join(' ')
    await keep(problem.mayRetry ? { said } : { state: 'refused', said })
    return !problem.mayRetry
  }
}
