import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { SESSION_KINDS, saveSession } from '../contract.ts'
import { SESSION_KIND_NAMES } from '../words.ts'
import css from './hotline.module.css'

const EMPTY = { title: '', host: '', startsAt: '', endsAt: '' }

/** A new session; calls within its time belong to it at once. */
export function SessionForm() {
  const { t } = useWords()
  const saving = useCommand(saveSession, { alsoChanges: ['hotline'] })
  const [values, setValues] = useState(EMPTY)
  const [kind, setKind] = useState<(typeof SESSION_KINDS)[number]>('summerHotline')
  const isWhole = Object.values(values).every((value) => value.trim() !== '')
  const save = async () => {
    const time = (text: string) => `${text}:00+08:00`
    const done = await saving.run({ ...values, kind, startsAt: time(values.startsAt), endsAt: time(values.endsAt) })
    if (done) setValues(EMPTY)
  }
  const field = (key: keyof typeof EMPTY, label: string, type = 'text') => (
    <Input
      aria-label={label}
      placeholder={label}
      type={type}
      maxLength={60}
      value={values[key]}
      onChange={(event) => setValues({ ...values, [key]: event.target.value })}
      style={{ width: 200 }}
    />
  )
  return (
    <div className={css.tools}>
      {field('title', t({ zh: '专场名称', en: 'Title' }))}
      {field('host', t({ zh: '接听人', en: 'Who answers' }))}
      <Select
        value={kind}
        onChange={setKind}
        aria-label={t({ zh: '种类', en: 'Kind' })}
        style={{ width: 128 }}
        options={SESSION_KINDS.map((value) => ({ value, label: t(SESSION_KIND_NAMES[value]) }))}
      />
      {field('startsAt', t({ zh: '开始', en: 'Begins' }), 'datetime-local')}
      {field('endsAt', t({ zh: '结束', en: 'Ends' }), 'datetime-local')}
      <Button onClick={() => void save()} disabled={!isWhole} loading={saving.busy}>
        {t({ zh: '设立专场', en: 'Set up' })}
      </Button>
      {saving.problem ? <ProblemNotice problem={saving.problem} /> : null}
    </div>
  )
}
