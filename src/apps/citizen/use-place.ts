import { useSyncExternalStore } from 'react'

/** The part of the address behind `#`: it is never sent to the server, so that a follow link stays out of its log. */
const read = () => location.hash.slice(1)

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function usePlace(): { path: string; rest: string } {
  const [path = '', ...rest] = useSyncExternalStore(subscribe, read).split('/')
  return { path, rest: rest.join('/') }
}
