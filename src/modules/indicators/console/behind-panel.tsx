import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type BehindAsk, listCasesBehind } from '../contract.ts'
import css from './indicators.module.css'

export interface OpenFigure extends Omit<BehindAsk, 'limit'> {
  name: string
}

/** The cases behind a number: one's own listed, others only counted. */
export function BehindPanel({ figure: { name, ...ask }, onClose }: { figure: OpenFigure; onClose(): void }) {
  const { t } = useWords()
  const cases = useOperation(listCasesBehind, { ...ask, limit: 200 }, { forgetful: true })
  const part = ask.part === 'numerator' ? { zh: '分子', en: 'numerator' } : { zh: '分母', en: 'denominator' }
  return (
    <SidePanel title={`${name} · ${ask.period} · ${t(part)}`} onClose={onClose}>
      <Loaded reading={cases} lines={8}>
        {({ found, cut, hidden, items }) => (
          <>
            <p className={css.said}>
              {t({
                zh: `${cut ? '超过 ' : '共 '}${found} 件案件${hidden > 0 ? `，其中 ${hidden} 件不在你的辖区或单位，不列出` : ''}`,
                en: `${cut ? 'more than ' : ''}${found} cases${hidden > 0 ? `, ${hidden} of them outside of your scope` : ''}`,
              })}
            </p>
            {items.length === 0 ? (
              <EmptyState>{t({ zh: '没有你可以查看的案件', en: 'None that you may see' })}</EmptyState>
            ) : (
              <ul className={css.list}>
                {items.map((item) => (
                  <li key={item.id}>
                    <To href={`/c/cases/${item.caseNo}`}>{item.title}</To>
                    <span className={css.said}>
                      {[item.caseNo, tableTime(item.reportedAt), t(item.state)].join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}
