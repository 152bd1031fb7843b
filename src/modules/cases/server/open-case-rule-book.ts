import type { Runtime } from '#platform/runtime.ts'
import type { CaseRuleBook } from '../contract.ts'
import { caseRoom } from './case-room.ts'

export function openCaseRuleBook(runtime: Runtime): CaseRuleBook {
  return {
    rulesOf: ({ rulesVersion, channel, variant }) =>
      runtime.use(caseRoom).rules(rulesVersion).rulesFor(channel, variant),
    isFromPublic: ({ rulesVersion, channel }) =>
      runtime.use(caseRoom).rules(rulesVersion).findChannel(channel)?.fromPublic ?? false,
    rulesNow: ({ channel, variant }) => runtime.use(caseRoom).rules().rulesFor(channel, variant),
  }
}
