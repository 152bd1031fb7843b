import { useSyncExternalStore } from 'react'
import { type Phrase, readPhrases } from './phrase.ts'

/** Kept at this browser for each account; they can be taken along as a file. */
const KEPT_AS = 'yiwang.phrases.'
const listeners = new Set<() => void>()
let owner = ''
let kept: readonly Phrase[] = []

/** Whose phrases they are; called by the app that knows who has signed in. */
export function setPhraseOwner(account: string): void {
  if (account === owner) return
  owner = account
  kept = readPhrases(localStorage.getItem(KEPT_AS + account) ?? '[]')
  // Told after the present drawing: this is called while the app is drawn.
  queueMicrotask(tell)
}

export function keepPhrases(phrases: readonly Phrase[]): void {
  kept = phrases
  localStorage.setItem(KEPT_AS + owner, JSON.stringify(phrases))
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePhrases(): readonly Phrase[] {
  return useSyncExternalStore(listen, () => kept)
}
