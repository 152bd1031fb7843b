import { useWords } from '#ui/language.ts'
import type { Difference } from '../../domain/rules/rule-differences.ts'
import css from './rules.module.css'

/** What is treated in another way, one line each. */
export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  const { t } = useWords()
  return (
    <div className={css.wide}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t({ zh: '项目', en: 'What' })}</th>
            <th scope="col">{t({ zh: '适用', en: 'For' })}</th>
            <th scope="col">{t({ zh: '原来', en: 'Before' })}</th>
            <th scope="col">{t({ zh: '改为', en: 'After' })}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ where, group, name, within, before, after }) => (
            <tr key={where}>
              <td>
                {t(name)}
                {t(name) === t(group) ? null : <div className={css.meta}>{t(group)}</div>}
              </td>
              <td>{within ? t(within) : t({ zh: '全部', en: 'all' })}</td>
              <td>
                <del>{t(before)}</del>
              </td>
              <td>
                <ins>{t(after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
