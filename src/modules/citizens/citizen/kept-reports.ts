import { useEffect, useSyncExternalStore } from 'react'
import type { KeptReport } from './kept-report.ts'
import { dropKept, readKept, writeKept } from './kept-store.ts'

let all: readonly KeptReport[] | null = null
let reading: Promise<readonly KeptReport[]> | undefined
const listeners = new Set<() => void>()

function show(next: readonly KeptReport[]): void {
  all = [...next].sort((a, b) => b.savedMs - a.savedMs)
  for (const listener of listeners) listener()
}

export function loadReports(): Promise<readonly KeptReport[]> {
  reading ??= readKept()
    .catch(() => [])
    .then((found) => {
      if (all === null) show(found)
      return all ?? []
    })
  return reading.then(() => all ?? [])
}

export function findReport(id: string): KeptReport | null {
  return all?.find((report) => report.id === id) ?? null
}

/** Answers whether it will outlast the page. */
export async function keepReport(report: KeptReport): Promise<boolean> {
  await loadReports()
  show([report, ...(all ?? []).filter(({ id }) => id !== report.id)])
  return writeKept(report)
}

export async function forgetReport(id: string): Promise<void> {
  show((all ?? []).filter((report) => report.id !== id))
  await dropKept(id)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Newest first; null until the browser has read them. */
export function useReports(): readonly KeptReport[] | null {
  useEffect(() => void loadReports(), [])
  return useSyncExternalStore(subscribe, () => all)
}
