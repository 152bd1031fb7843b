import { Chart } from '#ui/chart.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { SurveyDetail, SurveyResult } from '../../contract.ts'
import { CHOICE_NAMES } from '../../domain/survey/survey.ts'
import css from './survey.module.css'

/** What came out: the figure with its sample and interval, a chart a question, places where codes were handed out. */
export function SurveyResultView({ survey, result }: { survey: SurveyDetail; result: SurveyResult }) {
  const { t } = useWords()
  const { figure, n, asked, responseRate, usable } = result
  const { leastSample, leastCell, confidencePercent } = survey.rules
  return (
    <>
      <section>
        <h2 className={css.heading}>{t({ zh: '满意度', en: 'Satisfied' })}</h2>
        {figure ? (
          <div className={css.figure}>
            <b>{figure.shown}%</b>
            <span>
              {figure.satisfied === null
                ? t({ zh: `${figure.n} 人作答的均分`, en: `mean of ${figure.n}` })
                : t({ zh: `${figure.satisfied}/${figure.n} 人`, en: `${figure.satisfied} of ${figure.n}` })}
            </span>
            <span className="meta">
              {t({
                zh: `${confidencePercent}% 置信区间 ${figure.low}% 至 ${figure.high}%`,
                en: `${confidencePercent}% interval ${figure.low}% to ${figure.high}%`,
              })}
            </span>
          </div>
        ) : (
          <p className={css.warn}>
            {t({
              zh: `不足 ${leastCell} 份，不给数、不展开，以免看出是谁答的。`,
              en: `Fewer than ${leastCell} answers: no figure, so that nobody is told by it.`,
            })}
          </p>
        )}
        <p className="meta">
          {t({
            zh: `作答 ${n} 份，发出 ${asked} 份，回收率 ${responseRate ?? '—'}%。${tableTime(survey.closedAt)} 结束时算出。`,
            en: `${n} answers of ${asked} asked, ${responseRate ?? '—'} %. Counted at the close, ${tableTime(survey.closedAt)}.`,
          })}
        </p>
        {usable ? null : (
          <p className={css.warn}>
            {t({
              zh: `◆ 样本小：少于 ${leastSample} 份，只供参考，不能作为自评的实测值。`,
              en: `◆ Small sample: fewer than ${leastSample}. Not to be used as a measured figure.`,
            })}
          </p>
        )}
      </section>
      {result.questions.map((question, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name but their place
        <section key={at}>
          <h2 className={css.heading}>
            {at + 1}. {question.text} <span className="meta">n={question.n}</span>
          </h2>
          {question.choices ? (
            <Chart
              kind="bar"
              label={question.text}
              categories={question.choices.map(({ choice, percent }) => `${t(CHOICE_NAMES[choice]!)} ${percent}%`)}
              series={[{ name: t({ zh: '份数', en: 'answers' }), values: question.choices.map((one) => one.count) }]}
              unit={t({ zh: '份', en: 'answers' })}
            />
          ) : question.texts ? (
            <ul className={css.texts}>
              {question.texts.map((text, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: texts have no name; two may be alike
                <li key={place}>{text}</li>
              ))}
            </ul>
          ) : (
            <p className="meta">{t({ zh: '答的太少，不展开', en: 'too few to break down' })}</p>
          )}
        </section>
      ))}
      {result.batches.length > 0 ? <Batches result={result} /> : null}
    </>
  )
}

function Batches({ result }: { result: SurveyResult }) {
  const { t } = useWords()
  return (
    <section>
      <h2 className={css.heading}>{t({ zh: '按发放点', en: 'By place' })}</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t({ zh: '发放点', en: 'Place' })}</th>
            <th data-right>{t({ zh: '份数', en: 'Answers' })}</th>
            <th data-right>{t({ zh: '满意度（%）', en: 'Satisfied (%)' })}</th>
          </tr>
        </thead>
        <tbody>
          {result.batches.map(({ batch, n, value }) => (
            <tr key={batch ?? ''}>
              <td>{batch ?? t({ zh: '其余各点合计（各点太少）', en: 'the others together' })}</td>
              <td data-right>{n}</td>
              <td data-right>{value ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
