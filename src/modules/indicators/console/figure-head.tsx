import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { countNotReached, type FigureRow, type ImportedSwitch, type IndicatorCard, readFigures } from '../contract.ts'
import { isFewer, showFigure, showPart } from '../domain/show-figure.ts'
import { yearBefore, yearOnYear } from '../domain/year-on-year.ts'
import { UNITS } from './choices.ts'
import css from './indicators.module.css'

/** Rates by the appellants' own words: who was not reached says nothing and is told beside them. */
const SAID = /^(response|solve|satisfaction)Rate|^threeRatesScore$/

/** The figure with its parts, the same period a year ago with its own, the difference, and who was not reached. */
export function FigureHead({
  card,
  row,
  period,
  running,
  smallSample,
  imported,
}: {
  card: IndicatorCard
  row: FigureRow | undefined
  period: string
  running: boolean
  smallSample: number
  imported: ImportedSwitch
}) {
  const { t } = useWords()
  const before = yearBefore(period)
  const past = useOperation(readFigures, { period: before, by: 'district', ids: [card.id], imported })
  const isSaid = SAID.test(card.id)
  const calls = useOperation(countNotReached, { period, imported }, { enabled: isSaid })
  const basis = row?.basis ?? 'raw'
  const then = past.data?.rows.find((one) => one.id === card.id && one.scope === '*' && one.basis === basis)
  const change = yearOnYear(row?.value ?? null, then?.value ?? null, card.unit)
  const unit = card.unit === 'ratio' ? '' : ` ${t(UNITS[card.unit] ?? UNITS.count!)}`
  return (
    <dl className={css.head}>
      <div>
        <dt>{period}</dt>
        <dd>
          <b>{showFigure(row?.value ?? null, card.unit)}</b>
          {unit}
          <Parts card={card} row={row} smallSample={smallSample} />
        </dd>
      </div>
      <div>
        <dt>
          {t({ zh: `上年同期 ${before}`, en: `A year ago ${before}` })}
          {running ? t({ zh: '（整期）', en: ' (whole)' }) : ''}
        </dt>
        <dd>
          <b>{showFigure(then?.value ?? null, card.unit)}</b>
          {unit}
          <Parts card={card} row={then} smallSample={smallSample} />
        </dd>
      </div>
      <div>
        <dt>{t({ zh: '同比', en: 'Year on year' })}</dt>
        <dd>
          {change ? (
            <>
              <b>{change.difference}</b>
              {card.unit === 'ratio' ? t({ zh: ' 个百分点', en: ' points of a percent' }) : unit}
              {change.percent ? <span> {t({ zh: `（${change.percent}）`, en: `(${change.percent})` })}</span> : null}
            </>
          ) : (
            <>
              <b>—</b> <span>{t({ zh: '本期或上年同期没有数值', en: 'no value in this period or a year ago' })}</span>
            </>
          )}
        </dd>
      </div>
      {isSaid && calls.data ? (
        <div>
          <dt>{t({ zh: '未联系上', en: 'Not reached' })}</dt>
          <dd>
            <b>{calls.data.notReached}</b>{' '}
            <span>
              {t({
                zh: `次；拒答 ${calls.data.refused} 次；共回访 ${calls.data.called} 次。未联系上和拒答的不进分母`,
                en: `, ${calls.data.refused} refused, of ${calls.data.called} call-backs; neither is in the denominator`,
              })}
            </span>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

function Parts({ card, row, smallSample }: { card: IndicatorCard; row: FigureRow | undefined; smallSample: number }) {
  const { t } = useWords()
  if (!row || row.denominator === null) return null
  const isMs = card.form === 'mean' || card.form === 'percentile'
  return (
    <span>
      {' '}
      {isMs
        ? `n ${showPart(row.denominator, false)}`
        : `${showPart(row.numerator, false)}/${showPart(row.denominator, false)}`}
      {row.denominator !== '0' && isFewer(row.denominator, smallSample) ? (
        <i className={css.few}>{t({ zh: '小样本', en: 'few' })}</i>
      ) : null}
    </span>
  )
}
