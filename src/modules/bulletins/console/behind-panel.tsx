import { Segmented } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { listBehindFigure } from '../contract.ts'
import type { PickedFigure } from './printed-frame.tsx'

/** What a number of a bulletin counts, how, and the cases behind it as far as this person may see them. */
export function BehindPanel({
  id,
  picked,
  text,
  onClose,
}: {
  id: string
  picked: PickedFigure
  text: string
  onClose(): void
}) {
  const { t } = useWords()
  const [part, setPart] = useState<'numerator' | 'denominator'>('numerator')
  const reading = useOperation(listBehindFigure, { id, ...picked, part }, { forgetful: true })
  return (
    <SidePanel title={text} onClose={onClose}>
      <Inset>
        <Segmented<'numerator' | 'denominator'>
          value={part}
          onChange={setPart}
          options={[
            { value: 'numerator', label: t({ zh: '计入的', en: 'counted' }) },
            { value: 'denominator', label: t({ zh: '比率的分母', en: 'denominator' }) },
          ]}
        />
        <Loaded reading={reading} lines={8}>
          {({ sentence, definitions, version, asOf, total, cut, items }) => (
            <>
              <p>{sentence}</p>
              {definitions.map((one) => (
                <p key={one} className="meta">
                  {one}
                </p>
              ))}
              <p className="meta">
                {t({
                  zh: `口径版本 ${version}，数据截至 ${tableTime(asOf)}`,
                  en: `Formula ${version}, data up to ${tableTime(asOf)}`,
                })}
              </p>
              {total === 0 ? (
                <EmptyState>
                  {t({ zh: '没有你的范围内可看的案件', en: 'There are no cases that you may see' })}
                </EmptyState>
              ) : (
                <>
                  <p className="meta">
                    {t({
                      zh: `你的范围内 ${count(total)} 件${cut ? `，列出 ${items.length} 件` : ''}`,
                      en: `${count(total)} within your scope${cut ? `, ${items.length} listed` : ''}`,
                    })}
                  </p>
                  <Lines>
                    {items.map((item) => (
                      <li key={item.id}>
                        <To href={item.href}>{item.title}</To>
                        <span className="meta">{`${item.no} · ${tableTime(item.at)}`}</span>
                      </li>
                    ))}
                  </Lines>
                </>
              )}
            </>
          )}
        </Loaded>
      </Inset>
    </SidePanel>
  )
}
