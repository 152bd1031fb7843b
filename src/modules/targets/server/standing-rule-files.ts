import { localDate } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { attachStandingRule, getStandingRuleFile } from '../contract.ts'
import { acceptDocument, sendDocument } from './accept-document.ts'
import { ruleFaults } from './standing-rule-faults.ts'
import { lockRule, setRuleFile } from './standing-rule-store.ts'
import { getRuleInReach, ruleRow } from './standing-rules.ts'

export const attachStandingRuleHandler = handle(attachStandingRule, async ({ id }, call) => {
  await lockRule(call.db, id)
  await getRuleInReach(call, id)
  await setRuleFile(call.db, id, await acceptDocument(call))
  call.note(id)
  return ruleRow(call, await getRuleInReach(call, id), localDate(call.nowMs))
})

export const getStandingRuleFileHandler = handle(getStandingRuleFile, async ({ id }, call) => {
  const { fileId } = await getRuleInReach(call, id)
  if (fileId === null) throw ruleFaults.noFile()
  return sendDocument(call, fileId)
})
