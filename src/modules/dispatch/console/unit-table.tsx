import { type DragEvent, Fragment, useEffect, useRef, useState } from 'react'
import { useWords } from '#ui/language.ts'
import css from './board.module.css'
import type { RankedUnit } from './rank-units.ts'

/** Units with their load; proposals stand first with their reason. A click or a dropped case picks. */
export function UnitTable({
  units,
  at,
  picked,
  lastReturner,
  pick,
  drop,
}: {
  units: readonly RankedUnit[]
  /** Row under the arrows. */
  at: number
  picked: string | null
  lastReturner: string | null
  pick(unit: string): void
  drop(unit: string, caseId: string): void
}) {
  const { t, language } = useWords()
  const [over, setOver] = useState<string | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    if (at >= 0) body.current?.querySelector('[data-at=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const onDrop = (event: DragEvent, unit: string) => {
    event.preventDefault()
    setOver(null)
    const id = event.dataTransfer.getData('text/plain')
    if (id) drop(unit, id)
  }
  return (
    // Reached by Tab so that it can be scrolled without a mouse.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable
    <section className={css.units} tabIndex={0} aria-label={t({ zh: '单位负荷', en: 'Load of the units' })}>
      <table aria-label={t({ zh: '可派单位', en: 'Units' })}>
        <colgroup>
          <col />
          <col style={{ width: '56px' }} />
          <col style={{ width: '56px' }} />
          <col className={css.spare} style={{ width: '72px' }} />
          <col className={css.spare} style={{ width: '112px' }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t({ zh: '单位', en: 'Unit' })}</th>
            <th scope="col" data-number>
              {t({ zh: '在办', en: 'Open' })}
            </th>
            <th scope="col" data-number>
              {t({ zh: '超期', en: 'Over' })}
            </th>
            <th scope="col" className={css.spare} data-number>
              {t({ zh: '今日已派', en: 'Today' })}
            </th>
            <th scope="col" className={css.spare}>
              {t({ zh: '值班人', en: 'On duty' })}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {units.map((unit, index) => (
            <Fragment key={unit.unit}>
              <tr
                data-at={index === at}
                data-over={unit.overdueCases > 0}
                data-drop={over === unit.unit}
                data-reasoned={unit.reason !== null}
                aria-selected={unit.unit === picked}
                onClick={() => pick(unit.unit)}
                onDragOver={(event) => {
                  event.preventDefault()
                  setOver(unit.unit)
                }}
                onDragLeave={() => setOver(null)}
                onDrop={(event) => onDrop(event, unit.unit)}
              >
                <td title={unit[language]}>
                  {unit.place === null ? null : <kbd>{unit.place}</kbd>}
                  {unit[language]}
                  {unit.unit === lastReturner ? (
                    <span className={css.returned}>{t({ zh: '刚退单', en: 'handed it back' })}</span>
                  ) : null}
                </td>
                <td data-number>{unit.openCases}</td>
                <td data-number data-over>
                  {unit.overdueCases}
                </td>
                <td className={css.spare} data-number>
                  {unit.sentToday}
                </td>
                <td className={css.spare} title={unit.onDuty.join('、')}>
                  {unit.onDuty.join('、') || t({ zh: '未设置', en: 'nobody' })}
                </td>
              </tr>
              {unit.reason && unit.reason[language] !== '' ? (
                <tr onClick={() => pick(unit.unit)} aria-selected={unit.unit === picked}>
                  <td colSpan={5} className={css.reason}>
                    {unit.reason[language]}
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
      {units.length === 0 ? (
        <p className={css.brief}>{t({ zh: '没有这个单位。换个词再找', en: 'No such unit. Try another word' })}</p>
      ) : null}
    </section>
  )
}
