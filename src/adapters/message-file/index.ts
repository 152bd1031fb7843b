import { moduleCard } from '#core/module-card.ts'
import { officeChatSender, smsSender } from '#modules/notices/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import { openMessageFile } from './message-file.ts'

/** Stands for a gateway where none is connected: messages are written to files beside the data, and screens say so. */
export default serverPlug({
  card: moduleCard({
    id: 'messageFile',
    title: { zh: '消息文件', en: 'Message files' },
    requires: ['notices'],
    permissions: [],
  }),
  handlers: [],
  provides: [
    provide(smsSender, ({ config }) =>
      openMessageFile(config.dataDir, 'sms', { zh: '短信（模拟，写入文件）', en: 'SMS (simulated, to a file)' }),
    ),
    provide(officeChatSender, ({ config }) =>
      openMessageFile(config.dataDir, 'office-chat', {
        zh: '政务通讯（模拟，写入文件）',
        en: 'Office chat (simulated, to a file)',
      }),
    ),
  ],
})
