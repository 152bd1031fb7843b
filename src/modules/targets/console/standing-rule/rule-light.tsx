import { useWords } from '#ui/language.ts'
import type { RuleState } from '../../domain/standing-rule/standing-rule.ts'
import { RULE_STATE_NAMES } from './rule-words.ts'
import css from './standing-rule.module.css'

/** Shapes of the house: a dot is in force, a diamond near its review, a square lapsed, a ring not issued yet. */
const SHAPES: Readonly<Record<RuleState, string>> = { inForce: '●', due: '◆', lapsed: '■', notYet: '◌' }

/** The state of a standing rule by shape, colour and word; `over`: ended or replaced, which is nobody's task. */
export function RuleLight({ state, over = false }: { state: RuleState; over?: boolean }) {
  const { t } = useWords()
  return (
    <span className={css.light} data-state={over ? 'over' : state}>
      <span aria-hidden="true">{SHAPES[state]}</span> {t(RULE_STATE_NAMES[state])}
    </span>
  )
}
