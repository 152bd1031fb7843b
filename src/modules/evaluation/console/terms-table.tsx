import { useWords } from '#ui/language.ts'
import { sayFunction } from '../domain/say-scheme.ts'
import type { EvaluationScheme } from '../domain/scheme.ts'
import css from './evaluation.module.css'

interface Named {
  id: string
  zh: string
  en: string
  direction: 'higher' | 'lower' | 'neutral'
  definition: { zh: string; en: string }
}

/** Indicators of a scheme with weight, function and definition. */
export function TermsTable({ scheme, indicators }: { scheme: EvaluationScheme; indicators: readonly Named[] }) {
  const { t } = useWords()
  const find = (id: string) => indicators.find((one) => one.id === id)
  return (
    <table className={`${css.terms} ${css.told}`}>
      <thead>
        <tr>
          <th scope="col">{t({ zh: '指标', en: 'Indicator' })}</th>
          <th scope="col">{t({ zh: '权重', en: 'Weight' })}</th>
          <th scope="col">{t({ zh: '得分函数', en: 'Function' })}</th>
          <th scope="col">{t({ zh: '口径', en: 'Definition' })}</th>
        </tr>
      </thead>
      <tbody>
        {scheme.terms.map((term) => {
          const found = find(term.indicator)
          return (
            <tr key={term.indicator}>
              <td>{found ? t(found) : term.indicator}</td>
              <td>{term.weight}</td>
              <td>
                {t(sayFunction(term, found?.direction ?? 'neutral'))}
                {term.withdrawn
                  ? t({
                      zh: `；${term.withdrawn.from} 起停用：${term.withdrawn.why}`,
                      en: `; withdrawn from ${term.withdrawn.from}: ${term.withdrawn.why}`,
                    })
                  : ''}
              </td>
              <td className="meta">{found ? t(found.definition) : '—'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
