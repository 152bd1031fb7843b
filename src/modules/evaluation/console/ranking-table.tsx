import { useWords } from '#ui/language.ts'
import type { Sheet } from '../contract.ts'
import { figuresOfMember } from '../domain/figures-of-member.ts'
import { formatChange, formatPoints } from '../domain/format-value.ts'
import { LABEL_NAMES } from '../domain/label-names.ts'
import { sayFunction } from '../domain/say-scheme.ts'
import { words } from '../words.ts'
import css from './evaluation.module.css'
import { sayValue } from './say-value.ts'

/** The ranking with every line's points; weights and functions stand in the heads, so that anybody can reckon it again. */
export function RankingTable({
  sheet,
  current,
  onOpen,
}: {
  sheet: Sheet
  current: string | null
  onOpen(scope: string): void
}) {
  const { t } = useWords()
  const { inputs, outcome, ownScopes } = sheet
  const { scheme } = inputs
  const indicators = new Map(inputs.indicators.map((one) => [one.id, one]))
  const members = new Map(inputs.members.map((one) => [one.scope, one]))
  const gone = new Set(inputs.withdrawn.map(({ indicator }) => indicator))
  return (
    <table className={css.scores} aria-label={t({ zh: '排名', en: 'Ranking' })}>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '名次', en: 'Rank' })}</th>
          <th scope="col" data-text>
            {t({ zh: '单位', en: 'Unit' })}
          </th>
          <th scope="col">{t({ zh: '总分', en: 'Score' })}</th>
          <th scope="col">
            {t({ zh: '较上期', en: 'Change' })}
            <small>{inputs.before?.period ?? t({ zh: '无上期', en: 'none' })}</small>
          </th>
          {scheme.terms.map((term) => {
            const indicator = indicators.get(term.indicator)
            return (
              <th key={term.indicator} scope="col">
                {indicator ? t(indicator) : term.indicator}
                <small>
                  {gone.has(term.indicator)
                    ? t({ zh: '停用，不计分', en: 'withdrawn' })
                    : `${t({ zh: '权重', en: 'weight' })} ${term.weight} · ${t(sayFunction(term, indicator?.direction ?? 'neutral'))}`}
                </small>
              </th>
            )
          })}
          <th scope="col">{t({ zh: '样本', en: 'Sample' })}</th>
          <th scope="col" data-text>
            {t({ zh: '评定', en: 'Label' })}
          </th>
        </tr>
      </thead>
      <tbody>
        {outcome.members.map((line) => {
          const member = members.get(line.scope)!
          const figures = figuresOfMember(inputs, member)
          const isSmall = line.sample < scheme.smallSample
          return (
            <tr key={line.scope} aria-current={current === line.scope}>
              <td>{line.rank ?? '—'}</td>
              <td data-text>
                <button type="button" onClick={() => onOpen(line.scope)}>
                  {t(member)}
                </button>{' '}
                {ownScopes.includes(line.scope) ? (
                  <span className={css.mark} data-own>
                    {t({ zh: '本单位', en: 'own' })}
                  </span>
                ) : null}
              </td>
              <td>
                <b>{formatPoints(line.score)}</b>
              </td>
              <td>{formatChange(line.change)}</td>
              {line.terms.map((term) => (
                <td key={term.indicator}>
                  {term.points === null ? '—' : formatPoints(term.points)}
                  <br />
                  <small>{sayValue(term, indicators.get(term.indicator), figures.get(term.indicator))}</small>
                </td>
              ))}
              <td>{line.sample}</td>
              <td data-text>
                {isSmall ? <span className={css.mark}>{t(words.small)}</span> : null}
                {line.labels.map((label) => (
                  <span key={label} className={css.mark}>
                    {t(LABEL_NAMES[label])}
                  </span>
                ))}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
