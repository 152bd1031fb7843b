import { listDemoAccounts, signIn } from '#modules/people/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { DemoAccounts } from '#ui/shell/demo-accounts.tsx'
import { Entrance } from '#ui/shell/entrance.tsx'
import { SignInForm } from '#ui/shell/sign-in-form.tsx'
import { Theme } from '#ui/theme/theme.tsx'
import css from './wall.module.css'

export interface SignInProps {
  account?: string
  /** Over the last picture of a wall whose sign-in has ended. */
  over?: boolean
  mustChange?: boolean
}

/** The same sign-in as the console's: whoever is in there is in here. */
export default function SignIn({ account, over = false, mustChange = false }: SignInProps) {
  const { t } = useWords()
  const entering = useCommand(signIn, { refresh: false })
  const demo = useOperation(listDemoAccounts, {}, { freshForMs: Number.POSITIVE_INFINITY }).data
  const enter = async (name: string, password: string) => {
    if (await entering.run({ account: name, password })) location.reload()
  }
  const title = over
    ? t({ zh: '大屏的登录已到期，请再次登录', en: 'The sign-in of this wall has ended; sign in again' })
    : t({ zh: '登录大屏', en: 'Sign in to the wall' })
  return (
    <Theme>
      <div className={over ? css.over : undefined}>
        <Entrance
          title={mustChange ? t({ zh: '首次登录，请先在工作台修改口令', en: 'Change your password first' }) : title}
          note={demo?.demo && !mustChange ? <DemoAccounts {...demo} busy={entering.busy} onChoose={enter} /> : null}
        >
          {mustChange ? (
            <a href="/">{t({ zh: '去工作台修改口令', en: 'Change it in the console' })}</a>
          ) : (
            <SignInForm {...(account ? { account } : {})} {...entering} onSignIn={enter} />
          )}
        </Entrance>
      </div>
    </Theme>
  )
}
