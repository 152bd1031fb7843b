import { Button } from 'antd'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { Facts } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import type { MeasureRow } from '../contract.ts'
import { MEASURE_STATE_NAMES } from '../domain/measure.ts'
import { measureWords } from './measure-words.ts'
import { useUnitNames } from './use-unit-names.ts'

/** One line of the register, whole; it is answered and closed on the page of its case. */
export function MeasurePanel({ row, onClose }: { row: MeasureRow; onClose(): void }) {
  const { t } = useWords()
  const go = useGo()
  const units = useUnitNames()
  const by = row.automatic ? t({ zh: '系统按规则', en: 'the rules' }) : (row.openedByName ?? '—')
  return (
    <SidePanel
      title={t(measureWords(row))}
      onClose={onClose}
      actions={
        <Button size="small" onClick={() => go(`/c/cases/${row.caseId}`)}>
          {t({ zh: '打开案件', en: 'Open the case' })}
          <KeyHint keys="O" />
        </Button>
      }
    >
      <Inset>
        <h2>{row.no}</h2>
        <Facts
          facts={[
            [t({ zh: '案件', en: 'Case' }), `${row.caseNo} ${row.caseTitle}`],
            [t({ zh: '责任单位', en: 'Unit' }), units.nameOf(row.unit)],
            [t({ zh: '发出', en: 'Sent' }), `${tableTime(row.openedAt)} ${by}`],
            [t({ zh: '答复期限', en: 'Answer due' }), tableTime(row.due)],
            [
              t({ zh: '状态', en: 'State' }),
              `${t(MEASURE_STATE_NAMES[row.state])}${row.overdue ? t({ zh: '，超期', en: ', late' }) : ''}`,
            ],
          ]}
        />
        <section>
          <h3>{row.kind === 'supervision' ? t({ zh: '督办理由', en: 'Why' }) : t({ zh: '内容', en: 'Text' })}</h3>
          <p>{row.text || '—'}</p>
        </section>
        <section>
          <h3>{t({ zh: '答复', en: 'Answer' })}</h3>
          {row.answer === null ? (
            <p>{t({ zh: '未答复', en: 'Not answered' })}</p>
          ) : (
            <>
              <p>{row.answer}</p>
              <p className="meta">
                {tableTime(row.answeredAt)} {row.answeredByName ?? ''}
              </p>
            </>
          )}
        </section>
        {row.endedAt ? (
          <p className="meta">
            {t({ zh: '结束于', en: 'Ended' })} {tableTime(row.endedAt)} {row.endReason ?? ''}
          </p>
        ) : null}
      </Inset>
    </SidePanel>
  )
}
