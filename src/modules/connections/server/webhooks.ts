import { fault } from '#core/fault.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import { randomToken } from '#platform/crypto/token.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import {
  createWebhook,
  type Delivery,
  listDeliveries,
  listWebhooks,
  replayDeliveries,
  setWebhook,
  type Webhook,
} from '../contract.ts'
import { WEBHOOKS_CHANGED } from './webhook-book.ts'
import {
  askAgain,
  countWebhooks,
  insertWebhook,
  listStoredDeliveries,
  listStoredWebhooks,
  type StoredDelivery,
  type StoredWebhook,
  setActive,
} from './webhook-store.ts'

export const SECRET_PURPOSE = 'connections.webhook'
const MOST_WEBHOOKS = 100
const MOST_REPLAYED = 5000
const PAGE = 50

const instant = (ms: number | null) => (ms === null ? null : toRfc3339(Math.floor(ms)))

function viewOf({ lastSentMs, stuckMs, ...hook }: StoredWebhook): Webhook {
  return { ...hook, stuckSince: instant(stuckMs), lastSentAt: instant(lastSentMs) }
}

async function webhookOf(call: Call, id: string): Promise<StoredWebhook> {
  const [found] = await listStoredWebhooks(call.db, id)
  if (found) return found
  throw fault('webhook-unknown', {
    status: 404,
    zh: '没有这个消息推送。请刷新列表。',
    en: 'There is no such webhook; load the list again.',
  })
}

export const listWebhooksHandler = handle(listWebhooks, async (_input, call) => ({
  items: (await listStoredWebhooks(call.db)).map(viewOf),
}))

export const createWebhookHandler = handle(createWebhook, async ({ name, url, topics, unit }, call) => {
  const { runtime } = call
  if (!URL.canParse(url) || new URL(url).username !== '')
    throw fault('webhook-url', {
      status: 422,
      zh: '推送地址不对，应为不带账号的 http 或 https 地址。',
      en: 'The address must be http or https and hold no account.',
    })
  if (unit !== undefined && !runtime.use(unitBook).find(unit)?.active)
    throw fault('unit-unknown', { status: 422, zh: '没有这个单位。请重新选择。', en: 'There is no such unit.' })
  const secret = randomToken()
  const id = call.newId()
  const webhook = await runtime.db.tx(async (tx) => {
    if ((await countWebhooks(tx)) >= MOST_WEBHOOKS)
      throw fault('too-many-webhooks', {
        status: 422,
        zh: `消息推送最多 ${MOST_WEBHOOKS} 个。`,
        en: `There are at most ${MOST_WEBHOOKS} webhooks.`,
      })
    await insertWebhook(tx, {
      ...{ id, name: name.trim(), url, topics: [...new Set(topics)], unit: unit ?? null },
      secretSealed: runtime.secrets.seal(secret, SECRET_PURPOSE).cipher,
      ...{ createdBy: call.principal.account, nowMs: call.nowMs },
    })
    const made = viewOf((await listStoredWebhooks(tx, id))[0]!)
    await writeJournal(tx, call.journalEntry({ webhook: made, secret: null }, id, { name, topics }))
    return made
  })
  await runtime.broadcast.send(WEBHOOKS_CHANGED)
  return { webhook, secret }
})

export const setWebhookHandler = handle(setWebhook, async ({ id, active }, call) => {
  await webhookOf(call, id)
  await setActive(call.db, id, active, call.nowMs)
  call.afterCommit(() => call.runtime.broadcast.send(WEBHOOKS_CHANGED))
  call.note(id, { active })
  return viewOf(await webhookOf(call, id))
})

function deliveryView({ createdMs, nextMs, sentMs, ...rest }: StoredDelivery): Delivery {
  return { ...rest, createdAt: toRfc3339(createdMs), nextTryAt: instant(nextMs), sentAt: instant(sentMs) }
}

export const listDeliveriesHandler = handle(listDeliveries, async ({ id, state, limit = PAGE, cursor }, call) => {
  await webhookOf(call, id)
  const rows = await listStoredDeliveries(call.db, {
    ...{ webhookId: id, state: state ?? null, before: readCursor(cursor), limit: limit + 1 },
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(deliveryView),
    next: rows.length > limit && last ? writeCursor({ atMs: last.createdMs, id: last.id }) : null,
  }
})

export const replayDeliveriesHandler = handle(replayDeliveries, async ({ id, delivery, from, to }, call) => {
  await webhookOf(call, id)
  const ms = (text: string | undefined) => (text === undefined ? null : parseRfc3339(text))
  if (delivery === undefined && from === undefined)
    throw fault('replay-what', {
      status: 400,
      zh: '请指明重新推送哪一条，或从什么时间起。',
      en: 'Say which delivery is sent again, or since when.',
    })
  const query = { webhookId: id, delivery: delivery ?? null, fromMs: ms(from), toMs: ms(to), limit: MOST_REPLAYED }
  const again = await askAgain(call.db, query, call.nowMs)
  call.note(id, { again })
  return { again }
})
