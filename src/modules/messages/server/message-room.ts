import { fault } from '#core/fault.ts'
import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { MessageRules, MessageSource } from '../domain/read-message.ts'

/** The district's sources of messages. */
export interface MessageRoom {
  load(): Promise<void>
  rules(): MessageRules
  find(id: string): MessageSource | null
  get(id: string): MessageSource
}
export const messageRoom = port<MessageRoom>('messages.room')

export function openMessageRoom({ config }: Runtime): MessageRoom {
  let rules: MessageRules | null = null
  const loaded = () => {
    if (!rules) throw new Error('the sources of messages are not loaded')
    return rules
  }
  const find = (id: string) => loaded().sources.find((one) => one.id === id) ?? null
  return {
    load: async () => {
      rules = await openDistrictFolder(config.root, config.district).get<MessageRules>('message-sources')
    },
    rules: loaded,
    find,
    get: (id) => {
      const found = find(id)
      if (found) return found
      throw fault('source-unknown', {
        status: 422,
        zh: `没有来源“${id}”。可选：${loaded()
          .sources.map((one) => `${one.id}（${one.zh}）`)
          .join('、')}。`,
        en: `There is no source ${id}. There are: ${loaded()
          .sources.map((one) => one.id)
          .join(', ')}.`,
      })
    },
  }
}
