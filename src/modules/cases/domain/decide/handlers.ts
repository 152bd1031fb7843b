import type { CommandType } from '../command.ts'
import { afterCloseHandlers } from './after-close.ts'
import type { BirthCommand } from './birth.ts'
import { coHandlerHandlers } from './co-handler.ts'
import { dispatchHandlers } from './dispatch.ts'
import { extensionHandlers } from './extension.ts'
import { finishHandlers } from './finish.ts'
import type { Handler, Handlers } from './handler.ts'
import { intakeHandlers } from './intake.ts'
import { noticeHandlers } from './notices.ts'
import { orderHandlers } from './orders.ts'
import { requestHandlers } from './requests.ts'
import { supervisionHandlers } from './supervision.ts'
import { suspensionHandlers } from './suspension.ts'
import { upperHandlers } from './upper.ts'
import { verificationHandlers } from './verification.ts'
import { voidingHandlers } from './voiding.ts'
import { withdrawHandlers } from './withdraw.ts'

type LaterCommand = Exclude<CommandType, BirthCommand['type']>

const handlers: Handlers<LaterCommand> = {
  ...intakeHandlers,
  ...dispatchHandlers,
  ...orderHandlers,
  ...requestHandlers,
  ...finishHandlers,
  ...coHandlerHandlers,
  ...extensionHandlers,
  ...suspensionHandlers,
  ...voidingHandlers,
  ...upperHandlers,
  ...verificationHandlers,
  ...withdrawHandlers,
  ...noticeHandlers,
  ...supervisionHandlers,
  ...afterCloseHandlers,
}

/** The handler of a command that needs a case. */
export function handlerOf(id: CommandType): Handler<CommandType> {
  return handlers[id as LaterCommand] as unknown as Handler<CommandType>
}
