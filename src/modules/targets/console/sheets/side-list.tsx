import { Button } from 'antd'
import { useState } from 'react'
import type { Exact } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'
import { useWords } from '#ui/language.ts'
import { type Finding, findingKinds } from '../../domain/check/finding.ts'
import { findingKey } from '../../domain/finding-key.ts'
import { targetOf } from '../../domain/sheet-gaps.ts'
import css from './form.module.css'
import { useSheetEdit } from './sheet-edit.ts'
import side from './side.module.css'

const SIGNS = { error: '■', warning: '◆', note: '●' } as const
const SEVERITIES = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '疑点', en: 'Doubt' },
  note: { zh: '提示', en: 'Note' },
} as const

/** Score, what is missing, and what is doubtful; each line leads to its cell. */
export function SideList() {
  const { t } = useWords()
  const { assessed, facts, setCurrent, open } = useSheetEdit()
  const { gaps, findings } = assessed
  const go = (targetId: string | null, id: string) => {
    setCurrent(targetId)
    // The row unfolds first.
    setTimeout(() => {
      const found = document.getElementById(id) ?? document.getElementById(`row-${targetId}`)
      found?.scrollIntoView({ block: 'center' })
      found?.focus()
    })
  }
  return (
    <aside className={side.side} data-scrolls>
      <ScoreCard />
      <h2>
        {gaps.length > 0
          ? t({ zh: `还差 ${gaps.length} 处`, en: `${gaps.length} things are missing` })
          : t({ zh: '已填齐', en: 'Nothing is missing' })}
      </h2>
      <ul className={side.list}>
        {gaps.map((gap) => (
          <li key={`${gap.targetId} ${gap.field} ${gap.text.zh}`}>
            <button type="button" onClick={() => go(gap.targetId, fieldId(gap.targetId, gap.field))}>
              {t(gap.text)}
            </button>
          </li>
        ))}
      </ul>
      <h2>{t({ zh: `疑点 ${findings.length} 处`, en: `${findings.length} findings` })}</h2>
      {findings.length === 0 ? (
        <p className="meta">{t({ zh: '没有发现矛盾', en: 'Nothing contradicts itself' })}</p>
      ) : null}
      <ul className={side.list}>
        {[...findings].sort(bySeverity).map((finding) => {
          const targetId = targetOf(facts, finding)
          return (
            <li key={findingKey(finding)} data-severity={finding.severity}>
              <button type="button" onClick={() => go(targetId, targetId ? `actual-${targetId}` : 'executionReason')}>
                <span className={side.sign}>
                  {SIGNS[finding.severity]} {t(SEVERITIES[finding.severity])} · {t(findingKinds[finding.kind])}
                </span>
                {finding.text}
              </button>
              {finding.severity === 'error' ? <Answer finding={finding} open={open} /> : null}
            </li>
          )
        })}
      </ul>
    </aside>
  )
}

const ORDER = ['error', 'warning', 'note'] as const
const bySeverity = (a: Finding, b: Finding) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)

function fieldId(targetId: string | null, field: string): string {
  return targetId === null ? field : `${field}-${targetId}`
}

/** An error is mended, or answered; the answer stays with the sheet. */
function Answer({ finding, open }: { finding: Finding; open: boolean }) {
  const { t } = useWords()
  const { draft, facts } = useSheetEdit()
  const key = findingKey(finding)
  const said = facts.acknowledgements.find((one) => one.key === key)
  const [text, setText] = useState(said?.reason ?? '')
  const [writing, setWriting] = useState(false)
  const others = draft.words.acknowledgements.filter((one) => one.key !== key)
  if (said && !writing)
    return (
      <p className={css.said}>
        <b>{t({ zh: '已答复：', en: 'Answered: ' })}</b>
        {said.reason} {said.byName}
        {open ? (
          <Button size="small" type="text" onClick={() => setWriting(true)}>
            {t({ zh: '改', en: 'Change' })}
          </Button>
        ) : null}
      </p>
    )
  if (!open) return null
  if (!writing)
    return (
      <Button size="small" onClick={() => setWriting(true)}>
        {t({ zh: '核对无误，写明理由', en: 'It is right: say why' })}
      </Button>
    )
  return (
    <div className={side.answer}>
      <textarea
        className={css.input}
        value={text}
        rows={2}
        maxLength={500}
        aria-label={t({ zh: '答复理由', en: 'Why it is right' })}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        size="small"
        disabled={text.trim() === ''}
        onClick={() => {
          draft.change({ ...draft.words, acknowledgements: [...others, { key, reason: text.trim() }] })
          setWriting(false)
        }}
      >
        {t({ zh: '记入答复', en: 'Keep the answer' })}
      </Button>
    </div>
  )
}

function ScoreCard() {
  const { t } = useWords()
  const { assessed, scheme } = useSheetEdit()
  const [isExact, setExact] = useState(false)
  const { total, execution } = assessed.scored
  const places = scheme.scoreRounding.decimals
  const line = (name: string, value: Exact | null, rounded: Exact | null) => (
    <div>
      <dt>{name}</dt>
      <dd>
        {rounded ? toFixedText(rounded, places) : '—'}
        {isExact && value ? (
          <span className="meta">
            {t({
              zh: `精确值 ${toText(value, 8)}${toText(value, 8) === toText(value, 40) ? '' : '…'}，四舍五入${places}位 ${toFixedText(value, places)}`,
              en: `exactly ${toText(value, 8)}, rounded ${toFixedText(value, places)}`,
            })}
          </span>
        ) : null}
      </dd>
    </div>
  )
  if (!scheme.scored) return <p className="meta">{t({ zh: '本样式不计分', en: 'This form has no scores' })}</p>
  return (
    <section className={side.score} aria-live="polite" aria-label={t({ zh: '得分', en: 'Score' })}>
      <dl>
        {line(t({ zh: '总分', en: 'Total' }), total.exact, total.rounded)}
        {line(t({ zh: '预算执行', en: 'Execution' }), execution.exact, execution.rounded)}
      </dl>
      <Button size="small" type="text" aria-expanded={isExact} onClick={() => setExact(!isExact)}>
        {isExact ? t({ zh: '收起精确值', en: 'Hide exact values' }) : t({ zh: '精确值', en: 'Exact values' })}
      </Button>
    </section>
  )
}
