import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../call.ts'
import { useWords } from '../language.ts'
import { ProblemNotice } from '../states/states.tsx'

/** The old password and the new one twice. */
export function PasswordForm({
  busy,
  problem,
  onChange,
}: {
  busy: boolean
  problem: Problem | null
  onChange(oldPassword: string, newPassword: string): void
}) {
  const { t } = useWords()
  const [values, setValues] = useState({ old: '', fresh: '', again: '' })
  const [differs, setDiffers] = useState(false)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setDiffers(values.fresh !== values.again)
    if (values.fresh === values.again && values.old !== '' && values.fresh !== '') onChange(values.old, values.fresh)
  }
  const field = (name: keyof typeof values, title: string, autoComplete: string) => (
    <label htmlFor={`password-${name}`}>
      {title}
      <Input
        id={`password-${name}`}
        type="password"
        autoComplete={autoComplete}
        maxLength={200}
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
    </label>
  )
  return (
    <form onSubmit={onSubmit}>
      {field('old', t({ zh: '现口令', en: 'Present password' }), 'current-password')}
      {field('fresh', t({ zh: '新口令', en: 'New password' }), 'new-password')}
      {field('again', t({ zh: '再输一次新口令', en: 'New password again' }), 'new-password')}
      {differs ? (
        <p role="alert">{t({ zh: '两次输入的新口令不一样，请重输', en: 'The new passwords differ' })}</p>
      ) : null}
      <ProblemNotice problem={problem} />
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t({ zh: '修改口令', en: 'Change password' })}
      </Button>
    </form>
  )
}
