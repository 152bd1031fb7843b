import { useState } from 'react'
import { count } from '#ui/format.ts'
import { useWords, type Words } from '#ui/language.ts'
import type { Line } from '../contract.ts'
import type { Part } from '../domain/question.ts'
import css from './decisions.module.css'
import { changeText, decided, inTimeText } from './figure-text.ts'

const SHOWN = 10
const FEW = 30

/** Lines as bars, the longest first: the name narrows the page to it, the number opens its cases. */
export function LineList({
  label,
  head,
  lines,
  chosen,
  wide = false,
  nameHref,
  onNarrow,
  onOpen,
}: {
  label: string
  head: Words
  lines: readonly Line[]
  chosen?: string | undefined
  /** With returned and redone ones too. */
  wide?: boolean
  nameHref?: (line: Line) => React.ReactNode
  onNarrow?: ((line: Line) => void) | undefined
  onOpen?: ((line: Line, part: Part) => void) | undefined
}) {
  const { t } = useWords()
  const [isWhole, setWhole] = useState(false)
  const longest = Math.max(1, ...lines.map(({ received }) => received))
  const shown = isWhole ? lines : lines.slice(0, SHOWN)
  const number = (line: Line, part: Part, n: number) =>
    onOpen && n > 0 ? (
      <button
        type="button"
        className={css.number}
        aria-label={t({ zh: `${line.zh}：打开 ${count(n)} 件`, en: `${line.en}: open ${count(n)}` })}
        onClick={() => onOpen(line, part)}
      >
        {count(n)}
      </button>
    ) : (
      count(n)
    )
  return (
    <>
      <div className={css.scroll}>
        <table className={css.lines} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t(head)}</th>
              <th scope="col" className={css.barHead}>
                <span className="said">{t({ zh: '条形', en: 'bar' })}</span>
              </th>
              <th scope="col">{t({ zh: '受理/件', en: 'Received' })}</th>
              <th scope="col">{t({ zh: '环比', en: 'vs before' })}</th>
              <th scope="col">{t({ zh: '同比', en: 'vs year' })}</th>
              <th scope="col">{t({ zh: '按期率', en: 'In time' })}</th>
              {wide ? (
                <>
                  <th scope="col">{t({ zh: '办结', en: 'Closed' })}</th>
                  <th scope="col">{t({ zh: '退单', en: 'Returned' })}</th>
                  <th scope="col">{t({ zh: '重办', en: 'Redone' })}</th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.key} aria-current={line.key === chosen ? 'true' : undefined}>
                <th scope="row" title={line.of === null ? t(line) : `${line.of} › ${t(line)}`}>
                  {nameHref ? (
                    nameHref(line)
                  ) : onNarrow && line.key !== '' ? (
                    <button type="button" className={css.name} onClick={() => onNarrow(line)}>
                      {t(line)}
                    </button>
                  ) : (
                    t(line)
                  )}
                </th>
                <td className={css.barCell}>
                  <i style={{ inlineSize: `${(line.received / longest) * 100}%` }} />
                </td>
                <td>{number(line, 'received', line.received)}</td>
                <td data-rising={line.rising}>
                  {line.rising ? <span className={css.rising}>{t({ zh: '▲多发', en: '▲rising' })}</span> : null}
                  {changeText(line.received, line.before)}
                </td>
                <td>{changeText(line.received, line.year)}</td>
                <td data-few={decided(line) < FEW}>
                  {inTimeText(line)}
                  {decided(line) > 0 ? <small>{`/${count(decided(line))}`}</small> : null}
                </td>
                {wide ? (
                  <>
                    <td>{number(line, 'closed', line.closed)}</td>
                    <td>{number(line, 'returned', line.returned)}</td>
                    <td>{number(line, 'redone', line.redone)}</td>
                  </>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > SHOWN ? (
        <button type="button" className={css.more} onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? t({ zh: `只看前 ${SHOWN} 项`, en: `The first ${SHOWN}` })
            : t({ zh: `全部 ${lines.length} 项`, en: `All ${lines.length}` })}
        </button>
      ) : null}
    </>
  )
}
