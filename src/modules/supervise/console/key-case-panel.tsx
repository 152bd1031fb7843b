import { Button } from 'antd'
import { getCase } from '#modules/cases/contract.ts'
import { clockCards } from '#modules/clocks/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { Facts, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type KeyCaseRow, unpinCase } from '../contract.ts'
import { KEY_REASONS } from '../domain/triggers.ts'
import { useUnitNames } from './use-unit-names.ts'

/** Why a case is followed, and each step that it has taken. */
export function KeyCasePanel({ row, onClose }: { row: KeyCaseRow; onClose(): void }) {
  const { t } = useWords()
  const go = useGo()
  const units = useUnitNames()
  const mayPin = useMay('supervise:pin-case')
  const mayRead = useMay('cases:view')
  const unpin = useCommand(unpinCase)
  const detail = useOperation(getCase, { id: row.id }, { enabled: mayRead })
  const isPinned = row.whys.some((one) => one.why === 'pinned')
  return (
    <SidePanel
      title={row.title}
      onClose={onClose}
      actions={
        <Button size="small" onClick={() => go(`/c/cases/${row.id}`)}>
          {t({ zh: '整页', en: 'Page' })}
          <KeyHint keys="O" />
        </Button>
      }
    >
      <Inset>
        <h2>{row.caseNo}</h2>
        <Facts
          facts={[
            [t({ zh: '主办', en: 'Lead' }), units.nameOf(row.leadUnit)],
            [
              t({ zh: '下一节点', en: 'Next' }),
              `${row.step ? t(clockCards[row.step as keyof typeof clockCards]) : '—'} ${tableTime(row.stepDue)}`,
            ],
            [t({ zh: '上报', en: 'Reported' }), tableTime(row.reportedAt)],
          ]}
        />
        <section>
          <h3>{t({ zh: '列入原因', en: 'Why it is followed' })}</h3>
          <Lines>
            {row.whys.map((one) => (
              <li key={one.why}>
                <span>
                  {t(KEY_REASONS[one.why] ?? { zh: one.why, en: one.why })}
                  {one.reason ? `：${one.reason}` : ''}
                </span>
                <span className="meta">
                  {tableTime(one.at)} {one.byName ?? t({ zh: '按规则', en: 'by rule' })}
                </span>
              </li>
            ))}
          </Lines>
          {isPinned && mayPin ? (
            <Button loading={unpin.busy} onClick={() => void unpin.run({ id: row.id })}>
              {t({ zh: '移出重点', en: 'Take off the list' })}
            </Button>
          ) : null}
          <ProblemNotice problem={unpin.problem} close={unpin.clearProblem} />
        </section>
        <section>
          <h3>{t({ zh: '全过程', en: 'Every step' })}</h3>
          <Loaded reading={detail} lines={6}>
            {({ record }) => (
              <Lines>
                {record.toReversed().map((line) => (
                  <li key={line.seq}>
                    <span>{t({ zh: line.zh, en: line.en })}</span>
                    <span className="meta">
                      {tableTime(line.occurredAt)} {line.person ?? t({ zh: '系统', en: 'system' })}
                      {line.unit ? ` · ${units.nameOf(line.unit)}` : ''}
                    </span>
                  </li>
                ))}
              </Lines>
            )}
          </Loaded>
        </section>
      </Inset>
    </SidePanel>
  )
}
