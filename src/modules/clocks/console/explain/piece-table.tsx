import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { ClockExplanation } from '../../contract.ts'
import type { OwnerNames } from '../names.ts'
import { amountText } from './amount-text.ts'
import { causeText } from './cause-text.ts'
import css from './explain.module.css'

/** Every piece with its reason, for reading out and for print. */
export function PieceTable({ explained, names }: { explained: ClockExplanation; names: OwnerNames }) {
  const { t, language } = useWords()
  return (
    <>
      <table className={css.pieces}>
        <thead>
          <tr>
            <th>{t({ zh: '起', en: 'From' })}</th>
            <th>{t({ zh: '止', en: 'To' })}</th>
            <th>{t({ zh: '原因', en: 'Reason' })}</th>
            <th data-align="right">{t({ zh: '计入', en: 'Counted' })}</th>
          </tr>
        </thead>
        <tbody>
          {explained.pieces.map((piece) => (
            <tr key={piece.from} data-counted={piece.counted}>
              <td>{tableTime(piece.from)}</td>
              <td>{piece.to === null ? '…' : tableTime(piece.to)}</td>
              <td>
                {t(piece)}
                {piece.cause ? (
                  <small>
                    {t({ zh: '由 ', en: 'by ' })}
                    {causeText(piece.cause, t, names)}
                    {piece.endCause
                      ? t({
                          zh: `，至 ${causeText(piece.endCause, t, names)}`,
                          en: `, until ${causeText(piece.endCause, t, names)}`,
                        })
                      : ''}
                  </small>
                ) : null}
              </td>
              <td data-align="right">{piece.counted ? amountText(piece.amount, piece.unit, language) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {explained.left > 0 ? (
        <p className={css.quiet}>
          {t({
            zh: `其后还有 ${count(explained.left)} 段未列出。`,
            en: `${count(explained.left)} more pieces are not listed.`,
          })}
        </p>
      ) : null}
    </>
  )
}
