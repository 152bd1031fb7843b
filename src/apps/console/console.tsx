import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { getDistrict } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { consoleRouter } from '#ui/console-router.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { ProblemNotice, Skeleton } from '#ui/page.ts'
import { PanelsProvider } from '#ui/panels.tsx'
import { MeProvider } from '#ui/session.tsx'
import { Entrance } from '#ui/shell/entrance.tsx'
import { PlugsProvider } from '#ui/shell/pages.tsx'
import { PasswordForm } from '#ui/shell/password-form.tsx'
import { Shell } from '#ui/shell/shell.tsx'
import { SignInForm } from '#ui/shell/sign-in-form.tsx'
import { plugs } from './plugs.ts'
import { useSession } from './session.ts'

/** The shell is drawn anew by its own state only: account actions reach it by this box. */
const account = { changePassword: () => {}, signOut: () => {} }
const router = consoleRouter(plugs, (content) => <Shell account={account}>{content}</Shell>)
const panels = plugs.flatMap((plug) => plug.panels ?? [])

function SignInPage({ session }: { session: ReturnType<typeof useSession> }) {
  const { t } = useWords()
  const district = useOperation(getDistrict, {}).data
  return (
    <Entrance
      title={t({
        zh: district ? `登录${district.name}工作台` : '登录',
        en: district ? `Sign in to ${district.nameEn}` : 'Sign in',
      })}
    >
      <SignInForm {...session.entering} onSignIn={session.enter} />
    </Entrance>
  )
}

/** Sign-in first, then the console with all that the modules bring. */
export function Console() {
  const { t } = useWords()
  const session = useSession()
  const [changing, setChanging] = useState(false)
  account.changePassword = () => setChanging(true)
  account.signOut = () => void session.leave()
  const { me } = session
  if (!me) {
    if (session.problem) return <ProblemNotice problem={session.problem} retry={session.retry} />
    if (session.loading) return <Skeleton lines={3} />
    return <SignInPage session={session} />
  }
  if (me.mustChangePassword)
    return (
      <Entrance title={t({ zh: '首次登录，请先修改口令', en: 'Change your password first' })}>
        <PasswordForm {...session.password} onChange={session.change} />
      </Entrance>
    )
  const change = async (before: string, after: string) => {
    if (await session.change(before, after)) setChanging(false)
  }
  return (
    <MeProvider me={me}>
      <PlugsProvider value={plugs}>
        <PanelsProvider value={panels}>
          <RouterProvider router={router} />
          {session.ended ? (
            <Dialog
              title={t({ zh: '登录已到期，内容还在。请再次登录', en: 'Sign in again; nothing is lost' })}
              onClose={() => {}}
            >
              <SignInForm account={me.person.account} {...session.entering} onSignIn={session.enter} />
            </Dialog>
          ) : null}
          {changing ? (
            <Dialog title={t({ zh: '修改口令', en: 'Change password' })} onClose={() => setChanging(false)}>
              <PasswordForm {...session.password} onChange={change} />
            </Dialog>
          ) : null}
        </PanelsProvider>
      </PlugsProvider>
    </MeProvider>
  )
}
