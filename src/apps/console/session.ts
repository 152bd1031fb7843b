import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { changePassword, getMe, signIn, signOut } from '#modules/people/contract.ts'
import { onSignedOut, setCsrfToken } from '#ui/call/connection.ts'
import { Problem, useCommand, useOperation } from '#ui/call.ts'
import { closeLive, openLive } from '#ui/live.ts'
import type { Me } from '#ui/session.tsx'

/** Who has signed in, by the operations of people. `ended`: the server forgot this sign-in while a page was open. */
export function useSession() {
  const client = useQueryClient()
  const me = useOperation(getMe, {}, { freshForMs: Number.POSITIVE_INFINITY })
  const entering = useCommand(signIn, { refresh: false })
  const leaving = useCommand(signOut, { refresh: false })
  const password = useCommand(changePassword, { refresh: false })
  const [ended, setEnded] = useState(false)
  const isIn = me.data !== undefined && !me.data.mustChangePassword
  if (me.data) setCsrfToken(me.data.csrfToken)

  useEffect(() => onSignedOut(() => setEnded(true)), [])
  useEffect(() => {
    if (!isIn) return
    openLive()
    return closeLive
  }, [isIn])

  return {
    me: me.data as Me | undefined,
    loading: me.loading,
    /** Set when the server cannot even say who has signed in. */
    problem: me.problem instanceof Problem && me.problem.status !== 401 ? me.problem : null,
    retry: me.reload,
    ended,
    entering,
    password,
    enter: async (account: string, secret: string) => {
      const answer = await entering.run({ account, password: secret })
      if (!answer) return
      setCsrfToken(answer.csrfToken)
      // Another person: nothing of the one before may stay on screen.
      if (me.data && me.data.person.id !== answer.person.id) return location.assign('/')
      setEnded(false)
      await client.invalidateQueries()
    },
    leave: async () => {
      await leaving.run({})
      location.assign('/sign-in')
    },
    change: async (oldPassword: string, newPassword: string) => {
      const answer = await password.run({ oldPassword, newPassword })
      if (answer) await client.invalidateQueries()
      return answer !== null
    },
  }
}
