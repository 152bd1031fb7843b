import { moduleCard } from '#core/module-card.ts'
import { webhookSender } from '#modules/connections/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import { postMessage } from './post-message.ts'

/** Messages to other systems by HTTP POST. */
export default serverPlug({
  card: moduleCard({
    id: 'webhook',
    title: { zh: '消息推送', en: 'Webhooks' },
    requires: ['connections'],
    permissions: [],
  }),
  handlers: [],
  provides: [provide(webhookSender, () => ({ post: postMessage }))],
})
