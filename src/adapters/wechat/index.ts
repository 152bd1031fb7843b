import { moduleCard } from '#core/module-card.ts'
import { weChatSignIn } from '#modules/citizens/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import { openWeChat } from './client.ts'
import { readAccount } from './read-account.ts'

/** Sign-in of citizens by WeChat; off until the district has an account of its own there. */
export default serverPlug({
  card: moduleCard({
    id: 'weChat',
    title: { zh: '微信登录', en: 'WeChat sign-in' },
    requires: ['citizens'],
    permissions: [],
  }),
  handlers: [],
  provides: [provide(weChatSignIn, ({ log }) => openWeChat(readAccount(process.env), log))],
})
