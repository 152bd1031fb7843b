import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { listFunctions, SESSION_KINDS, type SessionRow, saveSession } from '../contract.ts'
import { SESSION_KIND_NAMES } from '../words.ts'
import css from './hotline.module.css'

/** What a field for date and time holds: minutes, in the district's time. */
const local = (instant: string | undefined) => (instant === undefined ? '' : instant.slice(0, 16))

/** A session and its time; calls within it belong to it at once. */
export function SessionForm({ session, onClose }: { session: SessionRow | null; onClose(): void }) {
  const { t, language } = useWords()
  const prefix = useId()
  const saving = useCommand(saveSession, { alsoChanges: ['hotline'] })
  const functions = useOperation(listFunctions, {}, { freshForMs: 60_000 })
  const [values, setValues] = useState({
    ...{ title: session?.title ?? '', host: session?.host ?? '' },
    ...{ startsAt: local(session?.startsAt), endsAt: local(session?.endsAt) },
  })
  const [kind, setKind] = useState<(typeof SESSION_KINDS)[number]>(session?.kind ?? 'summerHotline')
  const [number, setNumber] = useState<string | undefined>(session?.number ?? undefined)
  const isWhole = Object.values(values).every((value) => value.trim() !== '')
  const save = async () => {
    const time = (text: string) => `${text}:00+08:00`
    const done = await saving.run({
      ...(session ? { id: session.id } : {}),
      ...{ ...values, kind, startsAt: time(values.startsAt), endsAt: time(values.endsAt) },
      ...(number ? { number } : {}),
    })
    if (done) onClose()
  }
  const field = (key: keyof typeof values, label: string, type: string, maxLength: number) => (
    <label htmlFor={`${prefix}${key}`}>
      {label}
      <Input
        id={`${prefix}${key}`}
        type={type}
        maxLength={maxLength}
        value={values[key]}
        onChange={(event) => setValues({ ...values, [key]: event.target.value })}
      />
    </label>
  )
  return (
    <SidePanel
      title={session ? t({ zh: '修改专场', en: 'Change the session' }) : t({ zh: '设立专场', en: 'Set up a session' })}
      onClose={onClose}
    >
      <div className={css.form}>
        {field('title', t({ zh: '专场名称', en: 'Title' }), 'text', 100)}
        {field('host', t({ zh: '接听人', en: 'Who answers' }), 'text', 60)}
        <Select
          value={kind}
          onChange={setKind}
          aria-label={t({ zh: '种类', en: 'Kind' })}
          options={SESSION_KINDS.map((value) => ({ value, label: t(SESSION_KIND_NAMES[value]) }))}
        />
        <Select
          value={number}
          onChange={(value?: string) => setNumber(value)}
          allowClear
          placeholder={t({ zh: '全部号码', en: 'All numbers' })}
          aria-label={t({ zh: '号码', en: 'Number' })}
          options={(functions.data?.numbers ?? []).map((one) => ({ value: one.number, label: one[language] }))}
        />
        {field('startsAt', t({ zh: '开始', en: 'Begins' }), 'datetime-local', 16)}
        {field('endsAt', t({ zh: '结束', en: 'Ends' }), 'datetime-local', 16)}
        <ProblemNotice problem={saving.problem} />
        <Button type="primary" onClick={() => void save()} disabled={!isWhole} loading={saving.busy}>
          {session ? t({ zh: '保存专场', en: 'Save the session' }) : t({ zh: '设立', en: 'Set up' })}
        </Button>
      </div>
    </SidePanel>
  )
}
