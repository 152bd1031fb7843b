import { Button } from 'antd'
import { useState } from 'react'
import { newKey, useCommand } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Facts, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type PlanSubject, removeTarget, saveToLibrary, type TargetRow } from '../../contract.ts'
import { DIRECTION_NAMES, KIND_NAMES, STATE_NAMES } from '../../domain/target.ts'
import { ChangeForm } from './change-form.tsx'
import { inputOf } from './input-of.ts'
import { OpenChange } from './open-change.tsx'
import { TargetForm } from './target-form.tsx'
import { TargetHistory } from './target-history.tsx'

/** One target: what is demanded and why, what waits, what happened; what may be done depends on its state and the post. */
export function TargetPanel({
  subject,
  target,
  onClose,
}: {
  subject: PlanSubject
  target: TargetRow
  onClose(): void
}) {
  const { t } = useWords()
  const maySet = useMay('targets:set')
  const [doing, setDoing] = useState<'edit' | 'change' | null>(null)
  const change = subject.openChanges.find((one) => one.targetId === target.id)
  const isDraft = target.state === 'draft'
  if (doing === 'edit')
    return (
      <TargetForm
        planId={target.planId}
        goals={subject.goals}
        before={target}
        onDone={() => setDoing(null)}
        onClose={() => setDoing(null)}
      />
    )
  return (
    <SidePanel
      title={target.level3}
      onClose={onClose}
      actions={
        maySet && isDraft ? (
          <>
            <Remove target={target} onDone={onClose} />
            <Button size="small" type="primary" onClick={() => setDoing('edit')}>
              {t({ zh: '修改', en: 'Change' })}
            </Button>
          </>
        ) : maySet && target.state === 'approved' && !change && doing === null ? (
          <Button size="small" onClick={() => setDoing('change')}>
            {t({ zh: '调整或撤销', en: 'Adjust or withdraw' })}
          </Button>
        ) : null
      }
    >
      {doing === 'change' ? (
        <ChangeForm
          target={target}
          others={subject.targets.filter((one) => one.id !== target.id && one.state === 'approved')}
          onDone={() => setDoing(null)}
          onCancel={() => setDoing(null)}
        />
      ) : (
        <Inset>
          {change ? <OpenChange key={change.id} change={change} /> : null}
          <TargetFacts subject={subject} target={target} />
          {maySet ? <ToLibrary target={target} /> : null}
          <TargetHistory id={target.id} />
        </Inset>
      )}
    </SidePanel>
  )
}

function TargetFacts({ subject, target }: { subject: PlanSubject; target: TargetRow }) {
  const { t } = useWords()
  const goal = subject.goals.find((one) => one.id === target.goalId)
  const moved = target.weight !== target.weightInForce
  return (
    <Facts
      facts={[
        [t({ zh: '项目', en: 'Project' }), subject.name],
        [t({ zh: '指标', en: 'Levels' }), `${target.level1} / ${target.level2}`],
        [t({ zh: '目标值', en: 'Value' }), <b key="value">{target.printed}</b>],
        [
          t({ zh: '类型', en: 'Kind' }),
          [t(KIND_NAMES[target.kind]), target.direction ? t(DIRECTION_NAMES[target.direction]) : null]
            .filter(Boolean)
            .join(t({ zh: '，', en: ', ' })),
        ],
        [
          t({ zh: '权重', en: 'Weight' }),
          moved
            ? t({
                zh: `${target.weightInForce} 分（批准时 ${target.weight} 分）`,
                en: `${target.weightInForce} points (${target.weight} as approved)`,
              })
            : t({ zh: `${target.weight} 分`, en: `${target.weight} points` }),
        ],
        [t({ zh: '状态', en: 'State' }), t(STATE_NAMES[target.state])],
        [t({ zh: '上年', en: 'Last year' }), target.previous1 ?? '—'],
        [t({ zh: '前年', en: 'Before' }), target.previous2 ?? '—'],
        [t({ zh: '依据', en: 'Basis' }), target.basis || '—'],
        [t({ zh: '所属目标', en: 'Goal' }), goal?.text ?? '—'],
      ]}
    />
  )
}

function Remove({ target, onDone }: { target: TargetRow; onDone(): void }) {
  const { t } = useWords()
  const say = useSay()
  const confirm = useConfirm()
  const remove = useCommand(removeTarget)
  const ask = async () => {
    const verb = t({ zh: '删除这项指标', en: 'Remove the target' })
    if (
      !(await confirm({
        title: t({ zh: `删除“${target.level3}”？`, en: `Remove ${target.level3}?` }),
        verb,
        danger: true,
      }))
    )
      return
    if (!(await remove.run({ id: target.id }, { expectedVersion: target.version }))) return
    say(t({ zh: '已删除', en: 'Removed' }))
    onDone()
  }
  return (
    <>
      <Button size="small" danger loading={remove.busy} onClick={() => void ask()}>
        {t({ zh: '删除', en: 'Remove' })}
      </Button>
      <ProblemNotice problem={remove.problem} />
    </>
  )
}

function ToLibrary({ target }: { target: TargetRow }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveToLibrary)
  const keep = async () => {
    const { level1, level2, level3, kind, op, value, valueUnit, text, ref, basis } = inputOf(target)
    const measure = { level1, level2, level3, kind, op, value, valueUnit, text, ref, basis }
    const input = Object.fromEntries(Object.entries(measure).filter(([, one]) => one !== undefined)) as typeof measure
    const saved = await save.run({ id: newKey(), ...input })
    if (saved) say(t({ zh: `已存入指标库：${saved.level3}`, en: `Saved to the library: ${saved.level3}` }))
  }
  return (
    <div className="row">
      <Button size="small" loading={save.busy} onClick={() => void keep()}>
        {t({ zh: '存入指标库', en: 'Save to the library' })}
      </Button>
      <ProblemNotice problem={save.problem} />
    </div>
  )
}
