import { lazy, Suspense, useEffect, useState } from 'react'
import { getMe } from '#modules/people/contract.ts'
import { onSignedOut, setCsrfToken } from '#ui/call/connection.ts'
import { useOperation } from '#ui/call.ts'
import { closeLive, openLive } from '#ui/live.ts'
import { MeProvider } from '#ui/session.tsx'
import { ProblemNotice } from '#ui/states/states.tsx'
import { Wall } from './wall.tsx'

const SignIn = lazy(() => import('./sign-in.tsx'))

/** Sign-in first, then the wall. When a sign-in ends, the last picture stays, marked as old, until somebody signs in again. */
export function WallApp() {
  const me = useOperation(getMe, {}, { freshForMs: Number.POSITIVE_INFINITY })
  const [ended, setEnded] = useState(false)
  if (me.data) setCsrfToken(me.data.csrfToken)
  useEffect(() => onSignedOut(() => setEnded(true)), [])
  const isIn = me.data !== undefined
  useEffect(() => {
    if (!isIn) return
    openLive()
    return closeLive
  }, [isIn])
  if (!me.data) {
    if (me.loading) return null
    if (me.problem && me.problem.status !== 401) return <ProblemNotice problem={me.problem} retry={me.reload} />
  }
  if (!me.data || me.data.mustChangePassword)
    return (
      <Suspense fallback={null}>
        <SignIn mustChange={me.data?.mustChangePassword ?? false} />
      </Suspense>
    )
  return (
    <MeProvider me={me.data}>
      <Wall />
      {ended ? (
        <Suspense fallback={null}>
          <SignIn account={me.data.person.account} over />
        </Suspense>
      ) : null}
    </MeProvider>
  )
}
