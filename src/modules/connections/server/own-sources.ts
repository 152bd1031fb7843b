import type { Call } from '#platform/call.ts'
import type { ConnectionHealth, ConnectionSource } from '../contract.ts'
import { lastReportMs } from './public-request-store.ts'
import { listStoredWebhooks } from './webhook-store.ts'

const PAGE = '/c/connections'
const SLOW_WAITING = 20
const STUCK_WAITING = 500

/** The public interface answers as long as this process does; when the last report came by it. */
export const publicSource: ConnectionSource = {
  id: 'open311',
  title: { zh: '公开接口 Open311', en: 'Open311' },
  direction: 'both',
  health: async (given): Promise<ConnectionHealth> => {
    const lastOkMs = await lastReportMs((given as Call).db)
    return { state: 'ok', sinceMs: null, waiting: 0, lastOkMs, lastError: null, page: PAGE }
  },
}

/** All webhooks as one connection; which of them is stuck stands in their list. */
export const webhookSource: ConnectionSource = {
  id: 'webhooks',
  title: { zh: '消息推送', en: 'Webhooks' },
  direction: 'out',
  health: async (given): Promise<ConnectionHealth> => {
    const hooks = (await listStoredWebhooks((given as Call).db)).filter(({ active }) => active)
    const waiting = hooks.reduce((sum, hook) => sum + hook.waiting, 0)
    const stuck = hooks.flatMap(({ stuckMs }) => stuckMs ?? [])
    const lastOkMs = hooks.reduce<number | null>(
      (last, { lastSentMs }) => Math.max(last ?? 0, lastSentMs ?? 0) || null,
      null,
    )
    const worst = hooks.find(({ stuckMs }) => stuckMs !== null) ?? hooks.find((hook) => hook.lastError !== null)
    const lastError = worst?.lastError ? `${worst.name}：${worst.lastError}` : null
    const isFull = stuck.length > 0 || waiting > STUCK_WAITING
    const state = hooks.length === 0 ? 'off' : isFull ? 'stuck' : waiting > SLOW_WAITING ? 'slow' : 'ok'
    const sinceMs = stuck.length > 0 ? Math.min(...stuck) : null
    return { state, sinceMs, waiting, lastOkMs, lastError, page: PAGE }
  },
}
