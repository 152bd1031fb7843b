import type { Input } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { type MonitoredTarget, setMonitoring } from '../../contract.ts'
import { FORECAST_NAMES, FORECASTS } from '../../domain/monitoring.ts'

/** What a target has come to by the end of the quarter, and whether its year will do. */
export function MonitoringForm({
  monitored: { target, line },
  quarter,
  onDone,
  onCancel,
}: {
  monitored: MonitoredTarget
  quarter: number
  onDone(): void
  onCancel(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(setMonitoring)
  const submit = async (values: Values) => {
    const input = { ...values, targetId: target.id, quarter } as Input<typeof setMonitoring>
    if (!(await save.run(input, { expectedVersion: line?.version ?? 0 }))) return false
    say(t({ zh: '已保存。下一项', en: 'Saved. Next' }))
    onDone()
    return true
  }
  return (
    <Form
      fields={fieldsOf(target.kind === 'quantitative', target.valueUnit ?? '')}
      initial={line ? { ...line } : { forecast: 'likely' }}
      verb={t({ zh: '保存监控情况', en: 'Save' })}
      onSubmit={submit}
      onCancel={onCancel}
      busy={save.busy}
      problem={save.problem}
      draftKey={`monitoring.${target.id}.${quarter}`}
    />
  )
}

function fieldsOf(isNumber: boolean, unit: string): Field[] {
  const isRisky = (values: Values) => values.forecast !== 'likely'
  return [
    isNumber
      ? {
          kind: 'text',
          name: 'actual',
          title: { zh: `截至完成（${unit}）`, en: `So far (${unit})` },
          required: true,
          maxLength: 22,
        }
      : { kind: 'text', name: 'actualText', title: { zh: '截至完成', en: 'So far' }, required: true, maxLength: 200 },
    { kind: 'text', name: 'note', title: { zh: '数据说明', en: 'Where it comes from' }, maxLength: 500 },
    {
      kind: 'choice',
      name: 'forecast',
      title: { zh: '全年研判', en: 'Forecast' },
      required: true,
      choices: FORECASTS.map((value) => ({ value, title: FORECAST_NAMES[value] })),
    },
    {
      kind: 'text',
      name: 'reason',
      title: { zh: '原因', en: 'Reason' },
      required: isRisky,
      when: isRisky,
      lines: 2,
      maxLength: 500,
    },
    {
      kind: 'text',
      name: 'measure',
      title: { zh: '措施', en: 'Measure' },
      required: isRisky,
      when: isRisky,
      lines: 2,
      maxLength: 500,
    },
  ]
}
