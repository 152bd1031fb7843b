import type { CaseEvent, EventOf, EventType } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import type { CommandType } from '../command.ts'
import type { OtherCase } from '../decision.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Act, Scene } from '../scene.ts'

/** How one command is decided; the table says the rest. */
export interface Handler<T extends CommandType> {
  /** True refuses. These look at the case and the actor only, so that they can be said beforehand. */
  standing?: { [C in RefusalCode]?: (scene: Scene) => boolean }
  /** False: the command names something that does not exist. */
  known?(act: Act<T>): boolean
  /** True refuses. These look at the command too. */
  guards?: { [C in RefusalCode]?: (act: Act<T>) => boolean }
  /** Number of the row's target; without this function the only one. null: not offered now. */
  target?(act: Act<T>): number | null
  events(act: Act<T>, target: number): CaseEvent[]
  /** What it does to other cases in the same transaction. */
  others?(act: Act<T>, next: CaseState): OtherCase[]
}

export type Handlers<T extends CommandType> = { [C in T]: Handler<C> }

/** An event of this command; the remarks ride on its first one. */
export function event<T extends EventType>(
  act: {
    facts: { atMs: number; actor: { personId: string | null } }
    command: { comment?: string; attachments?: string[] }
  },
  type: T,
  body: Omit<EventOf<T>, 'type' | 'at' | 'by' | 'comment' | 'attachments'>,
): CaseEvent {
  const { comment, attachments } = act.command
  return {
    type,
    at: act.facts.atMs,
    by: act.facts.actor.personId,
    ...body,
    ...(comment ? { comment } : {}),
    ...(attachments?.length ? { attachments } : {}),
  } as CaseEvent
}

/** An event that only follows from this command. */
export function sequel<T extends EventType>(
  act: { facts: { atMs: number; actor: { personId: string | null } } },
  type: T,
  body: Omit<EventOf<T>, 'type' | 'at' | 'by' | 'comment' | 'attachments'>,
): CaseEvent {
  return { type, at: act.facts.atMs, by: act.facts.actor.personId, ...body } as CaseEvent
}

export function isBlank(text: string | null | undefined): boolean {
  return !text || text.trim() === ''
}
