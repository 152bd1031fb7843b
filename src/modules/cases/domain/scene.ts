import type { CaseRules } from './case-rules.ts'
import type { CaseState, Order } from './case-state.ts'
import type { CommandOf, CommandType } from './command.ts'
import type { CategoryFacts, Facts } from './facts.ts'
import type { CaseRow } from './lifecycle-table.ts'
import type { Post } from './posts.ts'

/** The part of the facts that is enough to say what a person may do. */
export type ViewFacts = Pick<
  Facts,
  'atMs' | 'actor' | 'rules' | 'calendar' | 'openClocks' | 'unit' | 'category' | 'duty' | 'objectionWaits' | 'related'
>

/** A case and an actor before one row of the table; no command is filled in yet. */
export interface Scene {
  state: CaseState
  row: CaseRow
  facts: ViewFacts
  rules: CaseRules
  category: CategoryFacts | null
  /** Units in which the actor holds a post that the row names. */
  units: readonly string[]
  /** The order that the command acts on; null where it acts on none, or names none that exists. */
  order: Order | null
}

/** A scene with a command that was given. */
export interface Act<T extends CommandType> extends Scene {
  command: CommandOf<T>
  facts: Facts
}

export function categoryOf(code: string | null, facts: Pick<Facts, 'category'>): CategoryFacts | null {
  return code === null ? null : facts.category(code)
}

export function holds(facts: ViewFacts, ...posts: Post[]): boolean {
  return facts.actor.posts.some((held) => posts.includes(held.post))
}

export function sceneOf(state: CaseState, row: CaseRow, facts: ViewFacts): Scene {
  const units: string[] = []
  for (const { post, unit } of facts.actor.posts) if (unit !== null && row.who.includes(post)) units.push(unit)
  return {
    state,
    row,
    facts,
    rules: facts.rules.rulesFor(state.channel, state.variant),
    category: categoryOf(state.category, facts),
    units,
    order: null,
  }
}
