import type { Request } from '../case-state.ts'
import type { Scene } from '../scene.ts'
import { isBlank } from './handler.ts'

export function getRequest({ state }: Scene): Request {
  if (!state.request) throw new Error('The guards let a request command pass without a request.')
  return state.request
}

/** Nobody judges what they asked or endorsed themselves. */
export function isOwn({ state, facts }: Scene): boolean {
  const person = facts.actor.personId
  return person !== null && (state.request?.by === person || state.request?.endorsedBy === person)
}

export const reasonBlank = ({ command }: { command: { reason: string } }) => isBlank(command.reason)
