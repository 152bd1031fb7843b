import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import type { PanelProps } from '#ui/plug.ts'
import css from './intake.module.css'
import { SimilarRow } from './similar-row.tsx'
import type { Similar } from './use-matches.ts'

const LOOKED_AT = { duplicatesChecked: true }

/** F2 merges into the first, 0 says that none of them is the same. Where there are none, that they were looked for is enough. */
export function SimilarChoice({
  items,
  sameAs,
  fill,
  merge,
}: {
  items: readonly Similar[]
  /** Whoever registered the case said that it is the same as this one. */
  sameAs: string | null
  fill?: PanelProps['fill']
  /** Opens the form of merging with these values; undefined where this person may not merge. */
  merge: ((values: Record<string, unknown>) => void) | undefined
}) {
  const { t } = useWords()
  const said = items.find(({ id }) => id === sameAs)
  const shown = said ? [said, ...items.filter((item) => item !== said)] : items
  const isNone = shown.length === 0 && sameAs === null
  const fillNow = useRef(fill)
  fillNow.current = fill
  useEffect(() => {
    if (isNone) fillNow.current?.(LOOKED_AT)
  }, [isNone])
  const first = shown[0]?.caseNo ?? sameAs
  useKeys([
    {
      keys: 'F2',
      title: { zh: '并入第一件', en: 'Merge into the first' },
      run: () => merge?.({ master: first }),
      enabled: merge !== undefined && first !== null,
    },
    {
      keys: '0',
      title: { zh: '都不是同一件，已查看', en: 'None is the same; looked at' },
      run: () => fill?.(LOOKED_AT),
      enabled: fill !== undefined && !isNone,
    },
  ])
  if (isNone)
    return (
      <p className={css.quiet} role="status">
        {t({ zh: '已查找：近 30 日没有相似的在办案件', en: 'Looked for: no similar open case in 30 days' })}
      </p>
    )
  return (
    <section className={css.judge} aria-label={t({ zh: '疑似重复', en: 'Perhaps the same' })}>
      <h3>
        {t({ zh: `疑似重复 ${shown.length} 件`, en: `${shown.length} similar` })}
        {sameAs === null ? null : <b>{t({ zh: '登记时注明是同一件', en: 'said to be the same when registered' })}</b>}
      </h3>
      <ul className={css.matches}>
        {shown.map((item) => (
          <SimilarRow key={item.id} item={item} picked={item === said}>
            {merge ? (
              <Button size="small" onClick={() => merge({ master: item.caseNo })}>
                {t({ zh: '并入', en: 'Merge' })}
                {item === shown[0] ? <KeyHint keys="F2" /> : null}
              </Button>
            ) : (
              <span />
            )}
          </SimilarRow>
        ))}
      </ul>
      {sameAs !== null && !said && merge ? (
        <Button size="small" onClick={() => merge({ master: sameAs })}>
          {t({ zh: '并入登记时注明的案件', en: 'Merge into the case named at registration' })}
          {shown.length === 0 ? <KeyHint keys="F2" /> : null}
        </Button>
      ) : null}
      {fill ? (
        <Button size="small" onClick={() => fill(LOOKED_AT)}>
          {t({ zh: '都不是同一件', en: 'None is the same' })}
          <KeyHint keys="0" />
        </Button>
      ) : null}
    </section>
  )
}
