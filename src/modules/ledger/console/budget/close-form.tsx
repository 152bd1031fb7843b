import { Button, Input } from 'antd'
import { useState } from 'react'
import { exact, findExact, isMore, minus, sum, ZERO } from '#core/number/exact.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { Form } from '#ui/form.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { closeYear, listRests, type YearRow } from '../../contract.ts'
import { inUnit } from '../../domain/amount.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'
import css from './budget.module.css'

/** What is left of each line, and how much of it goes on to the next year; the rest lapses. */
export function CloseForm({ year: { year, unit }, onClose }: { year: YearRow; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(closeYear)
  const reading = useOperation(listRests, { year, unit })
  const [carry, setCarry] = useState<Readonly<Record<string, string>>>({})
  const wishes = Object.entries(carry).filter(([, amount]) => amount.trim() !== '')
  const submit = async (values: Record<string, unknown>) => {
    const { closedOn, documentNo, reason } = values as { closedOn: string; documentNo: string; reason: string }
    const done = await save.run({
      year,
      unit,
      closedOn,
      documentNo,
      reason,
      carry: wishes.map(([lineId, amount]) => ({ lineId, amount: amount.replaceAll(/[\s,，]/g, '') })),
    })
    if (!done) return false
    say(
      t({
        zh: `${year} 年已结账，结转 ${groupDigits(done.carried)} 元，收回 ${groupDigits(done.lapsed)} 元`,
        en: `${year} is closed: ${groupDigits(done.carried)} yuan carried over, ${groupDigits(done.lapsed)} lapsed`,
      }),
    )
    onClose()
    return true
  }
  return (
    <SidePanel title={t({ zh: `${year} 年末结账和结转`, en: `Close ${year}` })} onClose={onClose}>
      <Loaded reading={reading}>
        {({ items, total }) => {
          const carried = sum(wishes.map(([, amount]) => findExact(amount.replaceAll(/[\s,，]/g, '')) ?? ZERO))
          return (
            <>
              <Inset>
                <p>
                  {t({ zh: '全年结余 ', en: 'Left in all ' })}
                  {groupDigits(total)} {t({ zh: '元', en: 'yuan' })}
                  {t({
                    zh: '。结转下年的写金额（元），不写的收回。',
                    en: '. Say in yuan what is carried over; the rest lapses.',
                  })}
                </p>
                <div>
                  {items.map((rest) => {
                    const typed = findExact((carry[rest.lineId] ?? '0').replaceAll(/[\s,，]/g, ''))
                    const isTooMuch = typed !== null && isMore(typed, exact(rest.remaining))
                    return (
                      <div key={rest.lineId} className={css.carry}>
                        <span>
                          {rest.projectName} · {rest.sourceName} · {rest.economicName}
                        </span>
                        <span className="row">
                          <span className="meta">
                            {t({ zh: '结余', en: 'left' })} {groupDigits(rest.remaining)} {t({ zh: '元', en: 'yuan' })}
                          </span>
                          <Input
                            size="small"
                            inputMode="decimal"
                            maxLength={23}
                            style={{ width: 150 }}
                            status={isTooMuch || typed === null ? 'error' : ''}
                            aria-label={t({
                              zh: `结转 ${rest.projectName} ${rest.economicName}`,
                              en: `Carry over ${rest.projectName}`,
                            })}
                            value={carry[rest.lineId] ?? ''}
                            onChange={(event) => setCarry({ ...carry, [rest.lineId]: event.target.value })}
                          />
                          <Button size="small" onClick={() => setCarry({ ...carry, [rest.lineId]: rest.remaining })}>
                            {t({ zh: '全部结转', en: 'All of it' })}
                          </Button>
                        </span>
                        {isTooMuch ? (
                          <span className="over">{t({ zh: '超过结余', en: 'more than is left' })}</span>
                        ) : null}
                      </div>
                    )
                  })}
                </div>
              </Inset>
              <Form
                fields={[
                  { kind: 'date', name: 'closedOn', title: { zh: '结账日期', en: 'Day' }, required: true },
                  { kind: 'text', name: 'documentNo', title: words.documentNo, required: true, maxLength: 60 },
                  {
                    kind: 'text',
                    name: 'reason',
                    title: { zh: '说明', en: 'Remark' },
                    required: true,
                    lines: 2,
                    maxLength: 500,
                  },
                ]}
                verb={t(words.closeYear)}
                danger
                foretell={() =>
                  t({
                    zh: `结转 ${groupDigits(inUnit(carried, '元'))} 元，收回 ${groupDigits(inUnit(minus(exact(total), carried), '元'))} 元。结账后本年不能再登记。`,
                    en: `${groupDigits(inUnit(carried, '元'))} yuan are carried over. Nothing can be recorded in ${year} after this.`,
                  })
                }
                onSubmit={submit}
                onCancel={onClose}
                busy={save.busy}
                problem={save.problem}
              />
            </>
          )
        }}
      </Loaded>
    </SidePanel>
  )
}
