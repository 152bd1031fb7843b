import { toRfc3339 } from '#core/time/local.ts'
import { caseChanged } from '#modules/cases/contract.ts'
import { when } from '#platform/plug.ts'
import { messageOf, topicsOf } from '../domain/topics.ts'
import { webhookBook } from './webhook-book.ts'
import { insertDeliveries } from './webhook-store.ts'

/** One message a webhook and topic; told again, it meets the one that is there. */
export const tellWebhooks = when(caseChanged, 'connections.tellWebhooks', async (told, call) => {
  const hooks = call.runtime.use(webhookBook).active()
  if (hooks.length === 0) return
  const at = toRfc3339(call.nowMs)
  const rows = hooks.flatMap((hook) =>
    topicsOf(told, hook).map((topic) => ({
      id: call.newId(),
      webhookId: hook.id,
      topic,
      happening: `${told.caseId}:${told.version}`,
      body: messageOf(topic, told, at),
    })),
  )
  if (rows.length > 0) await insertDeliveries(call.db, rows, call.nowMs)
})
