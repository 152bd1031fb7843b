import { fault } from '#core/fault.ts'
import { port } from '#core/port.ts'
import type { Call } from '#platform/call.ts'
import { type ReportSource, type ReportSources, reportSources, type SourceWing, WING_SWITCH } from '../contract.ts'
import type { SourceCard, SourceSwitch } from '../domain/source-card.ts'

export function openReportSources(): ReportSources {
  const offered = new Map<string, ReportSource>()
  const wings = new Map<string, SourceWing>()
  return {
    offer: (source) => {
      offered.set(source.card.id, source)
    },
    find: (id) => offered.get(id) ?? null,
    all: () => [...offered.values()],
    offerWing: (wing) => {
      wings.set(wing.of, wing)
    },
    findWing: (source) => wings.get(source) ?? null,
  }
}

/** Set free when a report has ended: reports never take all connections from the people who work. */
export interface ReportTurns {
  take<T>(work: () => Promise<T>): Promise<T>
}
export const reportTurns = port<ReportTurns>('reports.turns')

const AT_ONCE = 3
const MOST_WAITING = 60

export function openReportTurns(): ReportTurns {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    take: async (work) => {
      if (running >= AT_ONCE) {
        if (waiting.length >= MOST_WAITING)
          throw fault('reports-busy', {
            status: 503,
            zh: '正在运行的报表太多，请过一会儿再试。',
            en: 'Too many reports are running: try again in a moment.',
          })
        await new Promise<void>((go) => waiting.push(go))
      }
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        waiting.shift()?.()
      }
    },
  }
}

/** The card as this person may see it: without fields that need a permission they lack. Null: not theirs to count. */
export function cardFor(call: Call, { card }: ReportSource): SourceCard | null {
  if (!call.may(card.may)) return null
  const hasWing = call.runtime.use(reportSources).findWing(card.id) !== null
  return {
    ...card,
    fields: card.fields.filter(({ may }) => may === undefined || call.may(may)),
    switches: hasWing ? [...card.switches, WING_CHOICES] : card.switches,
  }
}

const WING_CHOICES: SourceSwitch = {
  id: WING_SWITCH,
  zh: '历史库',
  en: 'History',
  choices: [
    { id: 'exclude', zh: '不用', en: 'not used', said: { zh: '', en: '' } },
    {
      id: 'include',
      zh: '连同历史库',
      en: 'together with it',
      said: { zh: '连同历史库（已转出的年份）', en: 'together with the history of years moved out' },
    },
    { id: 'only', zh: '只看历史库', en: 'nothing else', said: { zh: '仅历史库', en: 'history alone' } },
  ],
}
