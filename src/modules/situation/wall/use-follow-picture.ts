import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { refresh } from '#ui/call.ts'
import { useLive } from '#ui/live.ts'
import { getPicture, PICTURE_TOPICS } from '../contract.ts'

/** What changes together is asked for once; the rest of a second is for the way there and back. */
const GATHER_MS = 500

/** Called once for the whole wall: asks for the picture again soon after something has changed. */
export function useFollowPicture(): void {
  const client = useQueryClient()
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(gathering.current), [])
  useLive(PICTURE_TOPICS[0], () => {
    // The first of many sets the moment: with a steady stream of news the wall still follows it.
    gathering.current ??= setTimeout(() => {
      gathering.current = undefined
      refresh(client, 'situation', getPicture.name)
    }, GATHER_MS)
  })
}
