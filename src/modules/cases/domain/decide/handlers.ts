import type { CommandType } from '../command.ts'
import type { BirthCommand } from './birth.ts'
import { dispatchHandlers } from './dispatch.ts'
import { finishHandlers } from './finish.ts'
import type { Handler, Handlers } from './handler.ts'
import { intakeHandlers } from './intake.ts'
import { orderHandlers } from './orders.ts'
import { requestHandlers } from './requests.ts'

type LaterCommand = Exclude<CommandType, BirthCommand['type']>

const handlers: Handlers<LaterCommand> = {
  ...intakeHandlers,
  ...dispatchHandlers,
  ...orderHandlers,
  ...requestHandlers,
  ...finishHandlers,
}

/** The handler of a command that needs a case. */
export function handlerOf(id: CommandType): Handler<CommandType> {
  return handlers[id as LaterCommand] as unknown as Handler<CommandType>
}
