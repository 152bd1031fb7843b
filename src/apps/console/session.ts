import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { changePassword, getMe, signIn, signOut } from '#modules/people/contract.ts'
import { inPost, rememberedPost, rememberPost } from '#ui/acting-post.ts'
import { onPostLost, onSignedOut, setActingPost, setCsrfToken } from '#ui/call/connection.ts'
import { Problem, useCommand, useOperation } from '#ui/call.ts'
import { closeLive, openLive } from '#ui/live.ts'
import { setPhraseOwner } from '#ui/phrases.ts'
import type { Me } from '#ui/session.tsx'

/** Who has signed in, by the operations of people. `ended`: the server forgot this sign-in while a page was open. */
export function useSession() {
  const client = useQueryClient()
  const me = useOperation(getMe, {}, { freshForMs: Number.POSITIVE_INFINITY })
  const entering = useCommand(signIn, { refresh: false })
  const leaving = useCommand(signOut, { refresh: false })
  const password = useCommand(changePassword, { refresh: false })
  const [ended, setEnded] = useState(false)
  // Counts choices: what is remembered is read again after each.
  const [choices, setChoices] = useState(0)
  const isIn = me.data !== undefined && !me.data.mustChangePassword
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice changes what is remembered
  const acting = useMemo(() => (me.data ? rememberedPost(me.data) : null), [me.data, choices])
  // Before anything below asks the server.
  if (me.data) {
    setCsrfToken(me.data.csrfToken)
    setActingPost(acting)
    setPhraseOwner(me.data.person.account)
  }

  useEffect(() => onSignedOut(() => setEnded(true)), [])
  const self = me.data
  useEffect(
    () =>
      onPostLost(() => {
        if (self) rememberPost(self, null)
        setChoices((before) => before + 1)
        void client.invalidateQueries()
      }),
    [client, self],
  )
  useEffect(() => {
    if (!isIn) return
    openLive()
    return closeLive
  }, [isIn])

  return {
    me: useMemo((): Me | undefined => me.data && inPost(me.data, acting), [me.data, acting]),
    acting,
    posts: me.data?.posts ?? [],
    /** Desks, lists and actions are those of the post from now on; nothing of another post stays on screen. */
    choosePost: (post: string | null) => {
      if (!me.data) return
      rememberPost(me.data, post)
      setActingPost(post)
      // First what the post may not see is gone: it would ask once more, and be refused.
      flushSync(() => setChoices((before) => before + 1))
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[1] !== getMe.name })
    },
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
