import { Button, Input, Select } from 'antd'
import { toRfc3339 } from '#core/time/local.ts'
import { Choice, type ControlProps } from '#ui/form.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import css from './forms.module.css'

interface Try {
  at: string
  means: 'call' | 'message' | 'visit'
  reached: boolean
  proof?: string
}

const MEANS = {
  call: { zh: '电话', en: 'call' },
  message: { zh: '短信', en: 'message' },
  visit: { zh: '上门', en: 'visit' },
} as const

const newTry = (): Try => ({ at: toRfc3339(Math.floor(Date.now() / 60_000) * 60_000), means: 'call', reached: true })

/** Tries to reach the appellant, each with its moment and what proves it. */
export function TriesControl({ id, value, change }: ControlProps) {
  const { t } = useWords()
  const tries = (value as Try[] | undefined) ?? []
  const set = (index: number, patch: Partial<Try>) =>
    change(tries.map((one, at) => (at === index ? { ...one, ...patch } : one)))
  return (
    <div className={css.stack}>
      {tries.map((one, index) => (
        <fieldset key={one.at + String(index)} className={css.try}>
          <legend>{tableTime(one.at)}</legend>
          <Select
            aria-label={t({ zh: '方式', en: 'Means' })}
            value={one.means}
            onChange={(means) => set(index, { means })}
            options={Object.entries(MEANS).map(([means, words]) => ({ value: means, label: t(words) }))}
          />
          <Choice
            id={`${id}-reached-${index}`}
            choices={[
              { value: 'yes', title: { zh: '联系上', en: 'reached' } },
              { value: 'no', title: { zh: '未联系上', en: 'not reached' } },
            ]}
            value={one.reached ? 'yes' : 'no'}
            onChange={(answer) => set(index, { reached: answer === 'yes' })}
          />
          <Input
            aria-label={t({ zh: '通话编号或凭证', en: 'Call number or proof' })}
            placeholder={t({ zh: '通话编号或凭证', en: 'Call number or proof' })}
            maxLength={80}
            value={one.proof ?? ''}
            onChange={(event) => set(index, { proof: event.target.value })}
          />
          <Button size="small" onClick={() => change(tries.filter((_one, at) => at !== index))}>
            {t({ zh: '移除', en: 'Remove' })}
          </Button>
        </fieldset>
      ))}
      <Button id={id} data-control disabled={tries.length >= 20} onClick={() => change([...tries, newTry()])}>
        {t({ zh: '记一次联系', en: 'Add a try' })}
      </Button>
    </div>
  )
}
