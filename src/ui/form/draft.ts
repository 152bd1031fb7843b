import type { Values } from './field.ts'

/** Drafts outlive the closing of a form and a reload, and end with the browser tab: they may hold citizens' words. */
const PREFIX = 'yiwang.draft.'

export function readDraft(key: string): Values | null {
  const kept = sessionStorage.getItem(PREFIX + key)
  if (kept === null) return null
  try {
    return JSON.parse(kept) as Values
  } catch {
    return null
  }
}

export function keepDraft(key: string, values: Values): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(values))
  } catch {
    // Storage is full: the form itself still holds everything.
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(PREFIX + key)
}
