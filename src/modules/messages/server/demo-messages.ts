import type { Call } from '#platform/call.ts'
import { pulse } from '#platform/plug.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'
import { takeMessages } from '../contract.ts'
import { addDemoMessages } from './demo-store.ts'
import { messageRoom } from './message-room.ts'
import { addReplies } from './reply-store.ts'

const EVERY_MS = 20_000
const SETTING = 'demoMessages'
/** Set when the invented cases of a demonstration are all there. */
const PAST_SETTING = 'demoPast'

/** Only in a demonstration: the messages by which its invented cases came in, and two that wait for somebody. */
export const showDemoMessages = pulse('messages.showDemoMessages', EVERY_MS, (call) =>
  showOnce(call).then(() => undefined),
)

/** Answers how many messages of cases were added. */
export async function showOnce({ runtime }: Call): Promise<number> {
  const { demo, simulates } = runtime.config
  if (!demo || !simulates || !(await findSetting(runtime.db, PAST_SETTING))) return 0
  if (await findSetting(runtime.db, SETTING)) return 0
  return runtime.asSystem('messages.showDemoMessages', (call) =>
    runtime.db.tx(async (tx) => {
      const within = { ...call, db: tx }
      const boards = runtime
        .use(messageRoom)
        .rules()
        .sources.filter(({ confidential, needsLink, channel }) => !confidential && !needsLink && channel !== 'web')
      const caseIds = await addDemoMessages(tx, boards, call.nowMs)
      const sources = boards.filter(({ replies }) => replies).map(({ id }) => id)
      for (const caseId of caseIds) await addReplies(tx, caseId, { newId: runtime.newId, sources, nowMs: call.nowMs })
      await runtime.callWithin(within, takeMessages, {
        source: 'enterprise',
        messages: [
          {
            ...{ externalNo: 'DEMO-E1', title: '审批超过承诺时限（演示）', enterprise: '演示企业一厂' },
            text: '施工许可申请已受理四十天，没有答复。（演示）',
          },
        ],
      })
      await saveSetting(tx, SETTING, { added: caseIds.length })
      return caseIds.length
    }),
  )
}
