import { port } from '#core/port.ts'
import type { Runtime } from '#platform/runtime.ts'
import { listStoredWebhooks, type StoredWebhook } from './webhook-store.ts'

/** Sent through `runtime.broadcast` when webhooks have changed. */
export const WEBHOOKS_CHANGED = 'connections.webhooks'

/** The webhooks in use, in memory: every change of a case asks for them. */
export interface WebhookBook {
  active(): readonly StoredWebhook[]
  load(): Promise<void>
}
export const webhookBook = port<WebhookBook>('connections.webhookBook')

export function openWebhookBook({ db }: Runtime): WebhookBook {
  let active: readonly StoredWebhook[] = []
  return {
    active: () => active,
    load: async () => {
      active = (await listStoredWebhooks(db)).filter((hook) => hook.active)
    },
  }
}
