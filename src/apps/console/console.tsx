import { RouterProvider } from '@tanstack/react-router'
import { listDemoAccounts } from '#modules/people/contract.ts'
import { getDistrict } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { consoleRouter } from '#ui/console-router.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { ProblemNotice, Skeleton } from '#ui/page.ts'
import { PanelsProvider } from '#ui/panels.tsx'
import { ActingProvider, MeProvider } from '#ui/session.tsx'
import { DemoAccounts } from '#ui/shell/demo-accounts.tsx'
import { Entrance } from '#ui/shell/entrance.tsx'
import { PlugsProvider } from '#ui/shell/pages.tsx'
import { PasswordForm } from '#ui/shell/password-form.tsx'
import { Shell } from '#ui/shell/shell.tsx'
import { SignInForm } from '#ui/shell/sign-in-form.tsx'
import { plugs } from './plugs.ts'
import { useSession } from './session.ts'

/** The shell is drawn anew by its own state only: signing out reaches it by this box. */
const account = { signOut: () => {} }
const router = consoleRouter(plugs, (content) => <Shell account={account}>{content}</Shell>)
const panels = plugs.flatMap((plug) => plug.panels ?? [])

function SignInPage({ session }: { session: ReturnType<typeof useSession> }) {
  const { t } = useWords()
  const district = useOperation(getDistrict, {}).data
  const demo = useOperation(listDemoAccounts, {}, { freshForMs: Number.POSITIVE_INFINITY }).data
  return (
    <Entrance
      title={t({
        zh: district ? `登录${district.name}工作台` : '登录',
        en: district ? `Sign in to ${district.nameEn}` : 'Sign in',
      })}
      note={demo?.demo ? <DemoAccounts {...demo} busy={session.entering.busy} onChoose={session.enter} /> : null}
    >
      <SignInForm {...session.entering} onSignIn={session.enter} />
    </Entrance>
  )
}

/** Sign-in first, then the console with all that the modules bring. */
export function Console() {
  const { t } = useWords()
  const session = useSession()
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
  const acting = {
    post: session.acting,
    posts: session.posts,
    choose: (post: string | null) => {
      session.choosePost(post)
      // To the desk of that post: the page before may be none of its pages.
      void router.navigate({ to: '/' })
    },
  }
  return (
    <MeProvider me={me}>
      <PlugsProvider value={plugs}>
        <PanelsProvider value={panels}>
          <ActingProvider value={acting}>
            {/* Another post, another desk: nothing that a page kept for the one before stays. */}
            <RouterProvider key={session.acting ?? 'all'} router={router} />
          </ActingProvider>
          {session.ended ? (
            <Dialog
              title={t({ zh: '登录已到期，内容还在。请再次登录', en: 'Sign in again; nothing is lost' })}
              onClose={() => {}}
            >
              <SignInForm account={me.person.account} {...session.entering} onSignIn={session.enter} />
            </Dialog>
          ) : null}
        </PanelsProvider>
      </PlugsProvider>
    </MeProvider>
  )
}
