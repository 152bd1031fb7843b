import { useWords } from '#ui/language.ts'
import type { DeadlineTable } from '../contract.ts'
import { TABLE_FROM_WORDS } from '../words.ts'
import css from './catalogue.module.css'
import { limitText } from './limit-text.ts'

/** How long cases of a channel may take. */
export function DeadlineTableView({ table }: { table: DeadlineTable }) {
  const { t, language } = useWords()
  return (
    <div className={css.section}>
      <h3>
        {t({ zh: '时限表：', en: 'Deadline table: ' })}
        {table[language]}
      </h3>
      <p className={css.meta}>{t(TABLE_FROM_WORDS[table.from])}</p>
      {table.tiers.length > 0 ? (
        <ul className={css.lines}>
          {table.tiers.map((tier) => (
            <li key={tier.tier} className="row">
              <span className={css.grow}>{language === 'zh' ? tier.zh : tier.tier}</span>
              <b>{limitText(tier.limit, language)}</b>
            </li>
          ))}
        </ul>
      ) : null}
      {table.reserve ? (
        <p>
          {t({
            zh: `本区预留 ${table.reserve.percent}%（最多 ${limitText(table.reserve.maximum, language)}，至少给办理单位留 ${table.reserve.floorPercent}%）。`,
            en: `The centre keeps ${table.reserve.percent}% back (at most ${limitText(table.reserve.maximum, language)}; handlers keep at least ${table.reserve.floorPercent}%).`,
          })}
        </p>
      ) : null}
    </div>
  )
}
