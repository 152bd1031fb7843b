import { useWords } from '#ui/language.ts'
import { ALERT_LEVEL_NAMES, type AlertLevel } from '../domain/rule.ts'
import css from './alerts.module.css'

/** Colour and word: nobody has to tell colours apart. */
export function LevelMark({ level }: { level: AlertLevel }) {
  const { t } = useWords()
  return (
    <span className={css.level} data-level={level}>
      {t(ALERT_LEVEL_NAMES[level])}
    </span>
  )
}
