import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { ReportResult } from '../../contract.ts'
import css from './result.module.css'
import { FEW } from './result-table.tsx'

/** Above the table: what it is of. */
export function ResultSentence({ result }: { result: ReportResult }) {
  const { t } = useWords()
  return <p className={css.sentence}>{t(result.sentence)}</p>
}

/** Below it: of how much, as of when, and how it is reckoned. */
export function ResultNotes({ result }: { result: ReportResult }) {
  const { t } = useWords()
  const { counted, found, rows, hidden, asOf, definitions, tookMs } = result
  const hasFew = rows.some(({ cells }) =>
    cells.some(({ d }, at) => d !== null && d < FEW && result.measures[at]?.unit.zh === '%'),
  )
  const isCut = found > rows.length
  return (
    <div className={css.notes}>
      <p>
        {t({
          zh: `统计 ${count(counted)} 条，${isCut ? `显示前 ${count(rows.length)} 行，共 ${count(found)} 行` : `${count(rows.length)} 行`}。数据截至 ${tableTime(asOf)}，用时 ${(tookMs / 1000).toFixed(2)} 秒`,
          en: `Of ${count(counted)} rows; ${isCut ? `the first ${count(rows.length)} of ${count(found)} lines` : `${count(rows.length)} lines`}. As of ${tableTime(asOf)}, in ${(tookMs / 1000).toFixed(2)} s`,
        })}
      </p>
      {hasFew ? (
        <p>
          {t({
            zh: `灰色的率样本少于 ${FEW}，只供参考，不宜排名`,
            en: `Grey rates are of fewer than ${FEW} and not for ranking`,
          })}
        </p>
      ) : null}
      {hidden > 0 ? (
        <p>
          {t({
            zh: `${count(hidden)} 行涉及不足 5 人，或可由它推算出来，数字隐去；合计仍含它们`,
            en: `Figures of ${count(hidden)} lines are hidden: fewer than 5 persons, or such could be reckoned from them; the total has them`,
          })}
        </p>
      ) : null}
      {definitions.map((definition) => (
        <p key={definition.zh}>{t({ zh: `口径：${definition.zh}`, en: definition.en })}</p>
      ))}
    </div>
  )
}

/** An empty report says which filter emptied it. */
export function EmptyReport({ result }: { result: ReportResult }) {
  const { t } = useWords()
  const culprits = result.emptied.filter(({ rows }) => rows > 0)
  const rest = result.emptied.length > 0 && culprits.length === 0
  return (
    <div className={css.empty} role="status">
      <p>{t({ zh: '这些条件下没有数据', en: 'There is nothing under these conditions' })}</p>
      {culprits.map(({ filter, rows }) => (
        <p key={filter.zh}>
          {t({
            zh: `去掉“${filter.zh}”就有 ${count(rows)} 条`,
            en: `Without “${filter.en}” there are ${count(rows)}`,
          })}
        </p>
      ))}
      {rest ? (
        <p>
          {t({ zh: '去掉任何一个筛选仍没有，请换期间或口径', en: 'No single filter is to blame: change the period' })}
        </p>
      ) : null}
      {result.emptied.length === 0 ? (
        <p>{t({ zh: '请换一个期间，或看“对比和口径”里的统计范围', en: 'Choose another period or scope' })}</p>
      ) : null}
    </div>
  )
}
