import { handle } from '#platform/plug.ts'
import { followNeed } from '../contract.ts'
import { mayBecome } from '../domain/need-state.ts'
import { notHere, wrongStep } from './faults.ts'
import { lockNeed, stepNeed } from './need-store.ts'
import { NOTE } from './secrets.ts'
import { needsSeen } from './sight.ts'

export const followNeedHandler = handle(followNeed, async ({ id, state, text, dueOn }, call) => {
  const need = await lockNeed(call.db, needsSeen(call, 'community:record', 'community:record-enterprises'), id)
  if (!need) throw notHere()
  if (!mayBecome(need.state, state))
    throw wrongStep(
      need.state === 'caseOpened'
        ? `已转案件 ${need.caseNo}，案件办结后再告知并了结。可打开案件查看进展。`
        : '这项需求已了结，不能再跟进。如有新情况，请在走访时另登记需求。',
      need.state === 'caseOpened'
        ? `Case ${need.caseNo} has been opened: tell and end this once the case has ended.`
        : 'This need has ended. Record a new one if something has changed.',
    )
  const version = await stepNeed(call.db, {
    id,
    state,
    byName: call.principal.name,
    textSealed: call.runtime.secrets.seal(text.trim(), NOTE).cipher,
    dueOn: dueOn ?? null,
    link: null,
    atMs: call.nowMs,
  })
  call.note(id, { state })
  return { id, version, state }
})
