import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Problem } from '../call.ts'
import { useWords } from '../language.ts'
import { ProblemNotice } from '../states/states.tsx'

export interface SignInFormProps {
  account?: string
  busy: boolean
  problem: Problem | null
  onSignIn(account: string, password: string): void
}

/** Account and password; also shown over a page whose sign-in has ended, so that its form is not lost. */
export function SignInForm({ account: known = '', busy, problem, onSignIn }: SignInFormProps) {
  const { t } = useWords()
  const [account, setAccount] = useState(known)
  const [password, setPassword] = useState('')
  const first = useRef<HTMLFormElement>(null)
  useEffect(
    () => first.current?.querySelector<HTMLInputElement>(known === '' ? '#account' : '#password')?.focus(),
    [known],
  )
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy && account.trim() !== '' && password !== '') onSignIn(account.trim(), password)
  }
  return (
    <form ref={first} onSubmit={onSubmit}>
      <label htmlFor="account">
        {t({ zh: '账号', en: 'Account' })}
        <Input
          id="account"
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          maxLength={60}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </label>
      <label htmlFor="password">
        {t({ zh: '口令', en: 'Password' })}
        <Input
          id="password"
          type="password"
          size="large"
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <ProblemNotice problem={problem} />
      <Button type="primary" size="large" htmlType="submit" loading={busy} block>
        {t({ zh: '登录', en: 'Sign in' })}
      </Button>
    </form>
  )
}
