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
    const failed = hooks.some((hook) => hook.failed > 0)
    const lastOkMs = hooks.reduce<number | null>(
      (last, { lastSentMs }) => Math.max(last ?? 0, lastSentMs ?? 0) || null,
      null,
    )
    const lastError = hooks.find((hook) => hook.lastError !== null)?.lastError ?? null
    const state =
      hooks.length === 0 ? 'off' : failed || waiting > STUCK_WAITING ? 'stuck' : waiting > SLOW_WAITING ? 'slow' : 'ok'
    return { state, sinceMs: null, waiting, lastOkMs, lastError, page: PAGE }
  },
}
