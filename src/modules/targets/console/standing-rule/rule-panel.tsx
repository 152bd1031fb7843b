import { Button, Input } from 'antd'
import { useId, useRef, useState } from 'react'
import { asProblem, type Problem, saveFile, useCommand } from '#ui/call.ts'
import { dayAfter, tableTime, today } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Facts, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import {
  attachStandingRule,
  endStandingRule,
  getStandingRuleFile,
  reviewStandingRule,
  type StandingRuleRow,
} from '../../contract.ts'
import { RULE_KIND_NAMES } from '../../domain/standing-rule/standing-rule.ts'
import { useUnits } from '../survey/use-names.ts'
import { RuleLight } from './rule-light.tsx'
import { WHY_NOT } from './rule-words.ts'
import css from './standing-rule.module.css'

/** One rule: where it stands, who answers for it, its reviews, and what can be done. */
export function RulePanel({ row, onEdit, onClose }: { row: StandingRuleRow; onEdit(): void; onClose(): void }) {
  const { t } = useWords()
  const units = useUnits()
  const mayKeep = useMay('targets:keep-rules')
  const [problem, setProblem] = useState<Problem | null>(null)
  const take = () => {
    setProblem(null)
    saveFile(getStandingRuleFile, { id: row.id }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
  }
  return (
    <SidePanel
      title={row.title}
      onClose={onClose}
      actions={
        mayKeep ? (
          <Button size="small" onClick={onEdit}>
            {t({ zh: '修改', en: 'Change' })}
          </Button>
        ) : null
      }
    >
      <Inset>
        <div className="row">
          <RuleLight state={row.state} over={row.endedOn !== null || row.supersededBy !== null} />
          {row.whyNot ? <span className="meta">{t(WHY_NOT[row.whyNot])}</span> : null}
        </div>
        <Facts
          facts={[
            [t({ zh: '文号', en: 'Number' }), row.no || '—'],
            [t({ zh: '类别', en: 'Kind' }), t(RULE_KIND_NAMES[row.kind])],
            [t({ zh: '责任单位', en: 'Unit' }), units.nameOf(row.unit)],
            [t({ zh: '责任人', en: 'Owner' }), row.ownerName],
            [t({ zh: '印发日期', en: 'Issued on' }), row.issuedOn],
            [t({ zh: '复审到期', en: 'Review due' }), row.due],
            [t({ zh: '存放位置', en: 'Kept at' }), row.reference || '—'],
            ...chainOf(row).map(({ zh, en, said }) => [t({ zh, en }), said] as const),
            [
              t({ zh: '支撑指标', en: 'Targets' }),
              t({ zh: `${row.targetCount} 项“健全”类指标`, en: `${row.targetCount} targets rest on it` }),
            ],
          ]}
        />
        <div className="row">
          {row.hasFile ? <Button onClick={take}>{t({ zh: '下载文本', en: 'Download the text' })}</Button> : null}
          {mayKeep ? <Attach row={row} /> : null}
        </div>
        <ProblemNotice problem={problem} close={() => setProblem(null)} />
        <section>
          <h2 className={css.heading}>{t({ zh: '复审记录', en: 'Reviews' })}</h2>
          {row.reviews.length === 0 ? (
            <p className="meta">{t({ zh: '印发后还没有复审过', en: 'Not reviewed since it was issued' })}</p>
          ) : (
            <ul className={css.lines}>
              {row.reviews.map((one) => (
                <li key={one.at}>
                  <b>{one.reviewedOn}</b>
                  <span className={css.grow}>{one.note}</span>
                  <span className="meta">
                    {t({ zh: `${one.byName}，下次 ${one.nextDue}`, en: `${one.byName}, next ${one.nextDue}` })} ·{' '}
                    {tableTime(one.at)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        {row.mayReview ? <Review row={row} /> : null}
        {mayKeep && row.endedOn === null ? <End row={row} /> : null}
      </Inset>
    </SidePanel>
  )
}

/** What it replaces, what replaced it, its end: only what there is. */
function chainOf({ supersedes, supersededBy, endedOn, endReason }: StandingRuleRow) {
  return [
    { zh: '替代', en: 'Replaces', said: supersedes ? `《${supersedes.title}》` : null },
    { zh: '被替代', en: 'Replaced by', said: supersededBy ? `《${supersededBy.title}》` : null },
    { zh: '废止', en: 'Ended', said: endedOn ? `${endedOn} ${endReason ?? ''}` : null },
  ].filter((one) => one.said !== null)
}

function Attach({ row }: { row: StandingRuleRow }) {
  const { t } = useWords()
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const attach = useCommand(attachStandingRule)
  const send = async (file: File | undefined) => {
    if (!file) return
    if (await attach.run({ id: row.id }, { file })) say(t({ zh: '文本已上传', en: 'The text is attached' }))
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.docx,.xlsx,image/*"
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <Button loading={attach.busy} onClick={() => input.current?.click()}>
        {row.hasFile ? t({ zh: '更换文本', en: 'Replace the text' }) : t({ zh: '上传文本', en: 'Attach the text' })}
      </Button>
      <ProblemNotice problem={attach.problem} />
    </>
  )
}

function Review({ row }: { row: StandingRuleRow }) {
  const { t } = useWords()
  const say = useSay()
  const review = useCommand(reviewStandingRule)
  const dayId = useId()
  const [nextDue, setNextDue] = useState('')
  const [note, setNote] = useState('')
  const run = async () => {
    const done = await review.run({ id: row.id, nextDue, note })
    if (!done) return
    setNote('')
    setNextDue('')
    say(t({ zh: `已复审，下次 ${done.due}`, en: `Reviewed; next ${done.due}` }))
  }
  return (
    <section className={css.stack}>
      <h2 className={css.heading}>{t({ zh: '登记复审', en: 'Record a review' })}</h2>
      <Input.TextArea
        value={note}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setNote(event.target.value)}
        placeholder={t({ zh: '复审结论，如：条款仍适用', en: 'What was found, e.g. it still holds' })}
        aria-label={t({ zh: '复审结论', en: 'What was found' })}
      />
      <div className="row">
        <label htmlFor={dayId}>{t({ zh: '下次复审', en: 'Next review' })}</label>
        <Input
          id={dayId}
          type="date"
          min={dayAfter(today()).slice(0, 10)}
          value={nextDue}
          onChange={(event) => setNextDue(event.target.value)}
          style={{ width: 160 }}
        />
        <Button type="primary" disabled={!note.trim() || !nextDue} loading={review.busy} onClick={() => void run()}>
          {t({ zh: '登记复审', en: 'Record the review' })}
        </Button>
      </div>
      <ProblemNotice problem={review.problem} />
    </section>
  )
}

function End({ row }: { row: StandingRuleRow }) {
  const { t } = useWords()
  const end = useCommand(endStandingRule)
  const [reason, setReason] = useState<string | null>(null)
  const [day, setDay] = useState(today())
  if (reason === null)
    return (
      <div>
        <Button size="small" type="text" danger onClick={() => setReason('')}>
          {t({ zh: '废止这项制度', en: 'End this rule' })}
        </Button>
      </div>
    )
  return (
    <section className={css.stack}>
      <div className="row">
        <Input
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
          aria-label={t({ zh: '废止日期', en: 'Ends on' })}
          style={{ width: 160 }}
        />
        <Input
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t({ zh: '废止依据或原因', en: 'Why it ends' })}
          aria-label={t({ zh: '废止依据或原因', en: 'Why it ends' })}
          style={{ flex: 1, width: 'auto' }}
        />
      </div>
      <div className="row">
        <Button
          danger
          disabled={!reason.trim() || !day}
          loading={end.busy}
          onClick={() => void end.run({ id: row.id, endedOn: day, reason })}
        >
          {t({ zh: '废止 1 项制度', en: 'End 1 rule' })}
        </Button>
        <Button type="text" onClick={() => setReason(null)}>
          {t({ zh: '返回', en: 'Back' })}
        </Button>
      </div>
      <ProblemNotice problem={end.problem} />
    </section>
  )
}
