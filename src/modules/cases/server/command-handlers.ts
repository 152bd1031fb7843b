import type { Operation } from '#core/operation.ts'
import type { Call } from '#platform/call.ts'
import { type Handler, handle } from '#platform/plug.ts'
import type { PlaceInput } from '../contract.ts'
import * as contract from '../contract.ts'
import type { CaseCommand, CommandType } from '../domain/command.ts'
import { caseRoom } from './case-room.ts'
import { checkFiles, type NamedFiles } from './check-files.ts'
import { checkPersons, type NamedPersons } from './check-persons.ts'
import { executeCommand } from './execute-command.ts'
import { placeOf } from './place-of.ts'
import { instant } from './report-case.ts'
import { checkConsent } from './upper-message.ts'

type Fields = Record<string, unknown> & { id: string }

/** Instants of inputs, by their names in the rulebook. */
const INSTANTS = [
  ['givenDue', 'givenDueMs'],
  ['target', 'targetMs'],
  ['due', 'dueMs'],
] as const

/** What of a command's input reads differently in the rulebook: places, instants, the name of the operation. */
function commandFrom(type: CommandType, { id: _id, ...fields }: Fields, call: Call): CaseCommand {
  const command: Record<string, unknown> = { ...fields, type }
  if ('place' in fields)
    command.place = placeOf(call.runtime.use(caseRoom).areas, fields.place as PlaceInput | undefined)
  for (const [name, inRules] of INSTANTS) {
    const text = fields[name]
    if (typeof text !== 'string') continue
    command[inRules] = instant(text)
    delete command[name]
  }
  if (type === 'firstContact')
    command.tries = (fields.tries as { at: string }[]).map(({ at, ...rest }) => ({ ...rest, atMs: instant(at) }))
  if (type === 'submitCallback' || type === 'preCallback') {
    const { merged, ...own } = command
    return {
      ...triedFrom(own),
      ...(Array.isArray(merged) ? { merged: merged.map(triedFrom) } : {}),
    } as unknown as CaseCommand
  }
  return command as unknown as CaseCommand
}

/** Times of vain tries as instants. */
function triedFrom({ triedAt, ...called }: Record<string, unknown>): Record<string, unknown> {
  return Array.isArray(triedAt) ? { ...called, tries: triedAt.map((at) => instant(String(at))) } : called
}

function commandHandler(operation: Operation): Handler {
  const type = operation.name.slice('cases.'.length) as CommandType
  return handle(operation, async (input, call) => {
    const fields = input as Fields
    await checkFiles(call, fields.id, fields as NamedFiles)
    checkPersons(call, type, fields as NamedPersons)
    const command = commandFrom(type, fields, call)
    checkConsent(call, command)
    return executeCommand(call, fields.id, command)
  })
}

/** Every command on one case: they differ in their row of the life-cycle table, not in how they are run. */
export const commandHandlers: readonly Handler[] = [
  contract.answerDirectly,
  contract.referOut,
  contract.reject,
  contract.accept,
  contract.merge,
  contract.unmerge,
  contract.file,
  contract.decline,
  contract.voidCase,
  contract.correct,
  contract.supplement,
  contract.dispatch,
  contract.redispatch,
  contract.sign,
  contract.handDown,
  contract.signOrder,
  contract.completeOrder,
  contract.returnOrder,
  contract.withdrawOrder,
  contract.firstContact,
  contract.recordProgress,
  contract.takeSafetyMeasure,
  contract.requestReturn,
  contract.endorseRequest,
  contract.stopRequest,
  contract.cancelRequest,
  contract.approveReturn,
  contract.refuseReturn,
  contract.complete,
  contract.assignCheck,
  contract.skipCheck,
  contract.submitCheck,
  contract.submitCallback,
  contract.decideCallback,
  contract.sendBack,
  contract.close,
  contract.reopen,
  contract.addCoHandler,
  contract.requestExtension,
  contract.approveExtension,
  contract.refuseExtension,
  contract.requestSuspension,
  contract.approveSuspension,
  contract.refuseSuspension,
  contract.requestVoid,
  contract.approveVoid,
  contract.refuseVoid,
  contract.resume,
  contract.requestVerification,
  contract.submitVerification,
  contract.cancelVerification,
  contract.withdraw,
  contract.escalate,
  contract.upperReply,
  contract.recallEscalation,
  contract.setUpperDue,
  contract.urge,
  contract.replyUrge,
  contract.remind,
  contract.replyReminder,
  contract.supervise,
  contract.replySupervision,
  contract.closeSupervision,
  contract.instruct,
  contract.replyInstruction,
  contract.preCallback,
  contract.reconsider,
  contract.archive,
  contract.setExclusion,
].map((operation) => commandHandler(operation as Operation))
