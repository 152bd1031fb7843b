import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { submitCallback } from '#modules/cases/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { Choice } from '#ui/form.ts'
import { clockTime, sentenceTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords, type Words } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { useMay, useMe } from '#ui/session.tsx'
import { listTries, recordTry } from '../contract.ts'
import { scriptOf } from '../domain/script-of.ts'
import css from './callback.module.css'
import { CallerPart } from './caller-part.tsx'
import { type CaseDetail, CasePart, useReportDay } from './case-part.tsx'
import {
  answered,
  type CallResult,
  type Outcome,
  openQuestion,
  outcomeOf,
  type Question,
  questionsOf,
  resultInput,
} from './result.ts'
import { useUnitName } from './unit-name.ts'

const QUESTIONS: Record<Question, { title: Words; one: Words; two: Words }> = {
  reached: {
    title: { zh: '接通情况', en: 'Reached' },
    one: { zh: '接通', en: 'reached' },
    two: { zh: '接通但拒绝回访', en: 'refused to answer' },
  },
  solved: {
    title: { zh: '是否解决', en: 'Solved' },
    one: { zh: '已解决', en: 'solved' },
    two: { zh: '未解决', en: 'not solved' },
  },
  satisfied: {
    title: { zh: '是否满意', en: 'Satisfied' },
    one: { zh: '满意', en: 'satisfied' },
    two: { zh: '不满意', en: 'not satisfied' },
  },
  reasonable: {
    title: { zh: '诉求是否合理', en: 'Reasonable' },
    one: { zh: '合理', en: 'reasonable' },
    two: { zh: '不合理', en: 'unreasonable' },
  },
}

const OUTCOMES: Record<Outcome, (unit: string) => Words> = {
  toClose: () => ({ zh: '登记后转结案', en: 'Then it is closed' }),
  redo: (unit) => ({ zh: `登记后退回 ${unit} 重办，时限减半`, en: `Then ${unit} does it again in half the time` }),
  decide: () => ({ zh: '登记后转值班长研判', en: 'Then the duty chief decides' }),
}

/** One call: number, script, answers by digits, and Ctrl+Enter; or one key when nobody answers. */
export function CallPane({
  detail,
  onDone,
  onLater,
}: {
  detail: CaseDetail
  /** It has left the list. */
  onDone(): void
  /** It stays, to be called again. */
  onLater(): void
}) {
  const { t, language } = useWords()
  const id = useId()
  const say = useSay()
  const nowMs = useNow()
  const me = useMe()
  const mayRecord = useMay('cases:submit-callback')
  const mayTry = useMay('callback:record-try')
  const unitName = useUnitName()
  const reportDay = useReportDay()
  const tries = useOperation(listTries, { caseId: detail.case.id }, { enabled: mayTry, forgetful: true })
  const recording = useCommand(submitCallback, { alsoChanges: ['callback'] })
  const trying = useCommand(recordTry, { alsoChanges: ['cases'] })
  const [result, setResult] = useState<CallResult>({})
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const { case: state } = detail
  const lead = state.orders.findLast((order) => order.role === 'lead')
  const now = openQuestion(result)
  const outcome = outcomeOf(result, state.callback.redosUsed)

  const answer = (question: Question, digit: 1 | 2) => setResult(answered(result, question, digit))
  const submit = async () => {
    setAsked(true)
    if (now !== null || recording.busy) return
    const done = await recording.run({ id: state.id, ...resultInput(result, note) }, { expectedVersion: state.version })
    if (!done) return
    say(t({ zh: `${state.caseNo.slice(-8)} 已登记回访。下一件`, en: `${state.caseNo.slice(-8)}: recorded. Next` }))
    onDone()
  }
  const missed = async () => {
    const done = await trying.run({ caseId: state.id })
    if (!done) return
    const no = state.caseNo.slice(-8)
    const count = done.tries.length
    say(
      done.nextTry === null
        ? t({
            zh: `${no} 第 ${count} 次未接通，已按未联系上登记`,
            en: `${no}: nobody reached ${count} times; recorded`,
          })
        : t({
            zh: `${no} 第 ${count} 次未接通，${sentenceTime(done.nextTry, nowMs, language)} 再打`,
            en: `${no}: nobody reached, try ${count}; again ${sentenceTime(done.nextTry, nowMs, language)}`,
          }),
    )
    if (done.nextTry === null) onDone()
    else onLater()
  }
  useKeys([
    { keys: '1', title: { zh: '第一项', en: 'First answer' }, enabled: now !== null, run: () => now && answer(now, 1) },
    {
      keys: '2',
      title: { zh: '第二项', en: 'Second answer' },
      enabled: now !== null,
      run: () => now && answer(now, 2),
    },
    { keys: '0', title: { zh: '未接通', en: 'Nobody answered' }, enabled: mayTry, run: () => void missed() },
    { keys: 'Ctrl+Enter', title: { zh: '登记回访', en: 'Record the call-back' }, run: () => void submit() },
  ])
  const script = scriptOf({
    district: me.district.name,
    day: reportDay(state.reportedAt),
    title: state.title,
    unit: unitName(lead?.unit),
    answer: state.answer,
    redone: state.callback.redosUsed > 0,
  })
  const past = tries.data?.tries ?? []
  return (
    <section className={css.pane} aria-label={t({ zh: '回访', en: 'Call-back' })}>
      <CallerPart detail={detail} />
      <CasePart detail={detail} />
      <div className={css.part}>
        <p className={css.script}>{script[language]}</p>
        {past.length > 0 ? (
          <p className={css.meta}>
            {t({
              zh: `已 ${past.length} 次未接通（${past.map((at) => clockTime(at)).join('、')}），第 3 次自动登记未联系上`,
              en: `Not reached ${past.length} times (${past.map((at) => clockTime(at)).join(', ')}); the third is recorded by itself`,
            })}
          </p>
        ) : null}
      </div>
      <div className={css.part}>
        {questionsOf(result).map((question) => (
          <div key={question} className={css.question} data-now={question === now}>
            <span id={`${id}-${question}-label`}>{t(QUESTIONS[question].title)}</span>
            <Choice
              id={`${id}-${question}`}
              choices={[
                { value: '1', title: QUESTIONS[question].one },
                { value: '2', title: QUESTIONS[question].two },
              ]}
              value={digitOf(result[question])}
              onChange={(digit) => answer(question, digit === '1' ? 1 : 2)}
              invalid={asked && question === now}
            />
          </div>
        ))}
        <Input
          value={note}
          maxLength={500}
          aria-label={t({ zh: '备注', en: 'Note' })}
          placeholder={t({ zh: '备注，可不填', en: 'Note, may be left empty' })}
          onChange={(event) => setNote(event.target.value)}
        />
        <ProblemNotice problem={recording.problem ?? trying.problem} />
        <div className={css.foot}>
          <p aria-live="polite">
            {outcome ? t(OUTCOMES[outcome](unitName(lead?.unit))) : t({ zh: '按 1 或 2 作答', en: 'Answer by 1 or 2' })}
          </p>
          <Button disabled={!mayTry} loading={trying.busy} onClick={() => void missed()}>
            {t({ zh: '未接通', en: 'Nobody answered' })}
            <KeyHint keys="0" />
          </Button>
          <Button type="primary" disabled={!mayRecord} loading={recording.busy} onClick={() => void submit()}>
            {t({ zh: '登记回访', en: 'Record' })}
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </section>
  )
}

function digitOf(answer: CallResult[Question]): string | undefined {
  if (answer === undefined) return undefined
  return answer === 'yes' || answer === true ? '1' : '2'
}
