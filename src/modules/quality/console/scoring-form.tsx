import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Inset } from '#ui/inset.tsx'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { saveScore, type TaskDetail } from '../contract.ts'
import { TURN_NAMES, type Turn } from '../domain/names.ts'
import { scoreMarks } from '../domain/score.ts'
import css from './quality.module.css'

const SAVE_AFTER_MS = 1200
type Marks = Record<string, number | null>

/** Digits give tenths of an item's points and go on to the next; what is filled in is kept by itself. */
export function ScoringForm({ detail, onNext }: { detail: TaskDetail; onNext(): void }) {
  const { t } = useWords()
  const say = useSay()
  const { form, task } = detail
  const [marks, setMarks] = useState<Marks>(detail.marks)
  const [findings, setFindings] = useState(detail.findings)
  const [note, setNote] = useState(detail.note)
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      form.items.findIndex(({ id }) => detail.marks[id] === undefined),
    ),
  )
  const keep = useCommand(saveScore, { refresh: false })
  const end = useCommand(saveScore)
  const isDone = task.doneAt !== null
  const input = { id: task.id, marks, findings, note }
  const kept = useRef(JSON.stringify(input))
  useEffect(() => {
    if (isDone || kept.current === JSON.stringify(input)) return
    const timer = setTimeout(() => {
      void keep.run({ ...input, final: false }).then((saved) => {
        if (saved) kept.current = JSON.stringify(input)
      })
    }, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  })
  const scored = scoreMarks(form, marks, findings)
  const score = scored.score ? (Number(scored.score.num) / Number(scored.score.den)).toFixed(2) : null
  const move = (by: number) => setAt((now) => Math.max(0, Math.min(form.items.length - 1, now + by)))
  const mark = (index: number, points: number | null | undefined) => {
    const item = form.items[index]
    if (!item || isDone) return
    const { [item.id]: _before, ...rest } = marks
    setMarks(points === undefined ? rest : { ...rest, [item.id]: points })
  }
  const answer = (points: number | null) => {
    mark(at, points)
    move(1)
  }
  const submit = async () => {
    const sent = await end.run({ ...input, final: true })
    if (!sent) return
    say(
      sent.outcome === 'third'
        ? t({ zh: '两次相差较大，已交第三人裁定。下一件', en: 'The scores differ: a third decides. Next' })
        : sent.outcome === 'unscorable'
          ? t({ zh: '适用分不足，未评分，按次序替补。下一件', en: 'Too little to score: replaced. Next' })
          : t({ zh: '已提交。下一件', en: 'Given. Next' }),
    )
    onNext()
  }
  const full = form.items[at]?.points ?? 0
  const mayEnd = !isDone && scored.open.length === 0
  useKeys([
    ...Array.from({ length: 10 }, (_one, digit) => ({
      keys: `${digit}`,
      title: { zh: digit === 0 ? '给 0 分' : `给 ${digit} 成分`, en: `${digit} tenths` },
      run: () => answer(Math.round((full * digit) / 10)),
      enabled: !isDone,
    })),
    { keys: 'F', title: { zh: '给满分', en: 'Full points' }, run: () => answer(full), enabled: !isDone },
    { keys: 'X', title: { zh: '不适用', en: 'Does not apply' }, run: () => answer(null), enabled: !isDone },
    { keys: '↓', title: { zh: '下一项', en: 'Next item' }, run: () => move(1) },
    { keys: '↑', title: { zh: '上一项', en: 'Item before' }, run: () => move(-1) },
    { keys: 'Ctrl+Enter', title: { zh: '提交评分', en: 'Give the score' }, run: () => void submit(), enabled: mayEnd },
    { keys: 'N', title: { zh: '下一件', en: 'Next case' }, run: onNext },
  ])
  return (
    <Inset>
      <header className="row">
        <b>{t(TURN_NAMES[task.turn as Turn])}</b>
        <span className="meta">
          {t({ zh: `评分表 ${form.version} 版，${task.scoreBy} 截止`, en: `form ${form.version}, by ${task.scoreBy}` })}
        </span>
      </header>
      {form.items.map((item, index) => (
        <section
          key={item.id}
          className={css.item}
          data-current={index === at}
          aria-label={t(item)}
          onFocus={() => setAt(index)}
        >
          <header>
            <b>{t(item)}</b>
            <span className="row">
              <InputNumber
                size="small"
                min={0}
                max={item.points}
                precision={0}
                disabled={isDone || marks[item.id] === null}
                value={marks[item.id] ?? null}
                onChange={(points) => mark(index, points ?? undefined)}
                aria-label={t({ zh: `${item.zh}得分`, en: `points of ${item.en}` })}
                style={{ width: 64 }}
              />
              / {item.points}
            </span>
          </header>
          <span className="meta">{item.standardZh}</span>
          <span className="row">
            <Button size="small" disabled={isDone} onClick={() => mark(index, item.points)}>
              {t({ zh: '满分', en: 'Full' })}
              {index === at ? <KeyHint keys="F" /> : null}
            </Button>
            <Checkbox
              disabled={isDone}
              checked={marks[item.id] === null}
              onChange={(event) => mark(index, event.target.checked ? null : undefined)}
            >
              {t({ zh: '不适用', en: 'does not apply' })}
            </Checkbox>
          </span>
        </section>
      ))}
      <Checkbox.Group
        disabled={isDone}
        value={findings}
        onChange={setFindings}
        options={form.findings.map((one) => ({
          value: one.id,
          label: one.veto ? t({ zh: `${one.zh}（一票否决）`, en: `${one.en} (veto)` }) : t(one),
        }))}
      />
      <Input.TextArea
        value={note}
        disabled={isDone}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setNote(event.target.value)}
        placeholder={t({ zh: '评语', en: 'Note' })}
        aria-label={t({ zh: '评语', en: 'Note' })}
      />
      <p role="status">
        {scored.open.length > 0
          ? t({ zh: `还有 ${scored.open.length} 项未评`, en: `${scored.open.length} items open` })
          : score === null
            ? t({
                zh: `适用 ${scored.applicable} 分，不足 ${form.leastApplicable} 分，提交后由下一件替补`,
                en: `${scored.applicable} points apply, under ${form.leastApplicable}: the next case replaces it`,
              })
            : t({
                zh: `${score} 分（${scored.got}/${scored.applicable}），${scored.passed ? '合格' : '不合格'}`,
                en: `${score} (${scored.got}/${scored.applicable}), ${scored.passed ? 'passed' : 'failed'}`,
              })}
      </p>
      <ProblemNotice problem={end.problem ?? keep.problem} />
      <div className="row">
        {isDone ? null : (
          <Button type="primary" disabled={!mayEnd} loading={end.busy} onClick={() => void submit()}>
            {t({ zh: '提交评分', en: 'Give the score' })}
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        )}
        <Button onClick={onNext}>
          {t({ zh: '下一件', en: 'Next case' })}
          <KeyHint keys="N" />
        </Button>
      </div>
    </Inset>
  )
}
