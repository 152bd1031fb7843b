import { Button, Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type getSign, setThresholds } from '../contract.ts'
import { checkThresholds } from '../domain/check-thresholds.ts'
import { isBand } from '../domain/level-of.ts'
import type { AlarmLevel, Threshold } from '../domain/sign.ts'
import { LevelMark } from './level-mark.tsx'
import css from './signs.module.css'

const LEVELS = ['yellow', 'orange', 'red'] as const

/** Thresholds with the reason for their change; what is wrong with them is said while they are typed. */
export function ThresholdPanel({ sign, onClose }: { sign: Output<typeof getSign>; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const reasonId = useId()
  const [thresholds, setEdges] = useState<Record<AlarmLevel, Threshold>>({ ...sign.thresholds })
  const [reason, setReason] = useState('')
  const command = useCommand(setThresholds)
  const { low, high } = sign.range
  const wrong = checkThresholds({ direction: sign.direction, range: [low, high] }, thresholds)
  const isSame = JSON.stringify(thresholds) === JSON.stringify(sign.thresholds)
  const change = (level: AlarmLevel, edge: 0 | 1 | null, value: number | null) => {
    if (value === null) return
    const old = thresholds[level]
    const next =
      isBand(old) && edge !== null ? ([edge === 0 ? value : old[0], edge === 1 ? value : old[1]] as const) : value
    setEdges({ ...thresholds, [level]: next })
  }
  const save = async () => {
    if (wrong || isSame || reason.trim().length < 2) return
    const done = await command.run({ code: sign.code, thresholds, reason }, { expectedVersion: sign.version })
    if (!done) return
    say(t({ zh: `阈值已改为第 ${done.version} 版，当前值已按新阈值判断`, en: `Saved as version ${done.version}` }))
    onClose()
  }
  useKeys([{ keys: 'Ctrl+Enter', title: { zh: '保存阈值', en: 'Save the thresholds' }, run: () => void save() }])
  const number = (level: AlarmLevel, edge: 0 | 1 | null, value: number, label: string) => (
    <InputNumber<number>
      value={value}
      onChange={(next) => change(level, edge, next)}
      aria-label={label}
      style={{ width: 120 }}
    />
  )
  return (
    <SidePanel title={t({ zh: `修改阈值：${sign.zh}`, en: `Thresholds of ${sign.en}` })} onClose={onClose}>
      <div className={css.form}>
        {LEVELS.map((level) => {
          const threshold = thresholds[level]
          return (
            <fieldset key={level}>
              <legend>
                <LevelMark look={level} word />
                {sign.unit === '—' ? '' : `（${sign.unit}）`}
              </legend>
              {isBand(threshold) ? (
                <div className={css.pair}>
                  {number(level, 0, threshold[0], t({ zh: '低于', en: 'below' }))}
                  <span>{t({ zh: '至', en: 'to' })}</span>
                  {number(level, 1, threshold[1], t({ zh: '高于', en: 'above' }))}
                  <span className="meta">{t({ zh: '之外告警', en: 'alarms outside' })}</span>
                </div>
              ) : (
                <div className={css.pair}>
                  <span>{sign.direction === 'lower_is_better' ? '≥' : '≤'}</span>
                  {number(level, null, threshold, level)}
                </div>
              )}
            </fieldset>
          )
        })}
        {wrong ? <p role="alert">{t(wrong)}</p> : null}
        <div>
          <label htmlFor={reasonId}>
            {t({ zh: '修改理由（必填，留在沿革里）', en: 'Reason (kept with the version)' })}
          </label>
          <Input.TextArea
            id={reasonId}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={300}
            autoSize={{ minRows: 2, maxRows: 5 }}
          />
        </div>
        <ProblemNotice problem={command.problem} retry={() => void save()} />
        <div>
          <Button
            type="primary"
            loading={command.busy}
            disabled={wrong !== null || isSame || reason.trim().length < 2}
            onClick={() => void save()}
          >
            {t({ zh: '保存阈值', en: 'Save the thresholds' })}
          </Button>
        </div>
        <p className="meta">
          {t({
            zh: '保存后当前值立即按新阈值判断；过去的级别不变。',
            en: 'Present values are judged anew at once; the past stays as it was.',
          })}
        </p>
      </div>
    </SidePanel>
  )
}
