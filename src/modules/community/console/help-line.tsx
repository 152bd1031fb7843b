import { useWords } from '#ui/language.ts'
import css from './community.module.css'
import { useListWords } from './use-list-words.ts'

/** Whom a worker rings when something does not work: days and hours as the district has them. */
export function HelpLine() {
  const { t, language } = useWords()
  const line = useListWords().lists?.helpLine
  if (!line) return null
  const days = language === 'zh' ? line.daysZh : line.daysEn
  return (
    <span className={css.meta}>
      {t({
        zh: `帮助热线 ${line.phone}，${days} ${line.from}–${line.to}（${line.days}×${line.hours}）`,
        en: `Help ${line.phone}, ${days} ${line.from}–${line.to} (${line.days}×${line.hours})`,
      })}
    </span>
  )
}
