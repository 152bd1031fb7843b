import { Button, Input } from 'antd'
import { useState } from 'react'
import { submitCallback } from '#modules/cases/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
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
import { MergedCaller } from './merged-caller.tsx'
import { Questions } from './questions.tsx'
import {
  answered,
  type CallResult,
  isWhole,
  type Outcome,
  openQuestion,
  outcomeOf,
  type Question,
  resultInput,
} from './result.ts'
import { useUnitName } from './unit-name.ts'

/** So many vain calls at different hours are enough (the server knows the district's number, and says so). */
const ENOUGH_TRIES = 3

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
  const say = useSay()
  const nowMs = useNow()
  const me = useMe()
  const mayRecord = useMay('cases:submit-callback')
  const mayTry = useMay('callback:record-try')
  const unitName = useUnitName()
  const reportDay = useReportDay()
  const { case: state } = detail
  const merged = state.slavesToCall
  // Where nobody asked but through merged cases, only they are called.
  const callers = state.appellants.length === 0 && merged.length > 0 ? merged : [state.id, ...merged]
  const [results, setResults] = useState<Record<string, CallResult>>({})
  const [chosen, setChosen] = useState<string | null>(null)
  const resultOf = (caller: string): CallResult => results[caller] ?? {}
  const isOpen = (caller: string) => !isWhole(resultOf(caller))
  const current = chosen ?? callers.find(isOpen) ?? callers.at(-1)!
  const tries = useOperation(listTries, { caseId: current }, { enabled: mayTry, forgetful: true })
  const recording = useCommand(submitCallback, { alsoChanges: ['callback'] })
  const trying = useCommand(recordTry, { alsoChanges: ['cases'] })
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const lead = state.orders.findLast((order) => order.role === 'lead')
  const now = openQuestion(resultOf(current))
  const outcome = outcomeOf(callers.map(resultOf), state.callback.redosUsed)

  const settle = (caller: string, result: CallResult) => {
    setResults((before) => ({ ...before, [caller]: result }))
    // Whoever has answered all makes room for the next.
    if (isWhole(result)) setChosen(null)
  }
  const answer = (question: Question, digit: 1 | 2) => settle(current, answered(resultOf(current), question, digit))
  const submit = async () => {
    setAsked(true)
    if (outcome === null || recording.busy) return
    trying.clearProblem()
    const input = resultInput(
      callers.includes(state.id) ? resultOf(state.id) : null,
      merged.map((caller) => ({ case: caller, ...resultOf(caller) })),
      note,
    )
    const done = await recording.run({ id: state.id, ...input }, { expectedVersion: state.version })
    if (!done) return
    say(t({ zh: `${state.caseNo.slice(-8)} 已登记回访。下一件`, en: `${state.caseNo.slice(-8)}: recorded. Next` }))
    onDone()
  }
  const missed = async () => {
    recording.clearProblem()
    const done = await trying.run({ caseId: current })
    if (!done) return
    const no = state.caseNo.slice(-8)
    const count = done.tries.length
    if (callers.length > 1 && count >= ENOUGH_TRIES) return settle(current, { reached: 'no', triedAt: done.tries })
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
      {callers.length > 1 ? <Callers callers={callers} current={current} isOpen={isOpen} choose={setChosen} /> : null}
      {current === state.id ? <CallerPart detail={detail} /> : <MergedCaller key={current} caseId={current} />}
      <CasePart detail={detail} />
      <div className={css.part}>
        <p className={css.script}>{script[language]}</p>
        {past.length > 0 ? (
          <p className="meta">
            {t({
              zh: `已 ${past.length} 次未接通（${past.map((at) => clockTime(at)).join('、')}），第 3 次自动登记未联系上`,
              en: `Not reached ${past.length} times (${past.map((at) => clockTime(at)).join(', ')}); the third is recorded by itself`,
            })}
          </p>
        ) : null}
      </div>
      <div className={css.part}>
        <Questions key={current} result={resultOf(current)} answer={answer} asked={asked} />
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

/** Everybody who asked for this matter is called; who is done, who is next. */
function Callers({
  callers,
  current,
  isOpen,
  choose,
}: {
  callers: readonly string[]
  current: string
  isOpen(caller: string): boolean
  choose(caller: string): void
}) {
  const { t } = useWords()
  return (
    <nav className={css.tabs} aria-label={t({ zh: '逐一回访', en: 'Call each of them' })}>
      {callers.map((caller, index) => (
        <button
          key={caller}
          type="button"
          aria-current={caller === current ? 'true' : undefined}
          onClick={() => choose(caller)}
        >
          {t({ zh: `诉求人 ${index + 1}/${callers.length}`, en: `Appellant ${index + 1}/${callers.length}` })}
          {isOpen(caller) ? '' : t({ zh: ' 已答', en: ' done' })}
        </button>
      ))}
    </nav>
  )
}
