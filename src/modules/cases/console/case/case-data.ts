import { useEffect, useRef } from 'react'
import type { Output } from '#core/operation.ts'
import { type Reading, useOperation } from '#ui/call.ts'
import { useLive } from '#ui/live.ts'
import { getCase } from '../../contract.ts'

export type CaseDetail = Output<typeof getCase>

const REFRESH_MS = 60_000

/** One case, asked again as soon as it changes. */
export function useCase(caseId: string): Reading<CaseDetail> {
  const reading = useOperation(getCase, { id: caseId }, { everyMs: REFRESH_MS, forgetful: true })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const shown = reading.data?.case
  useLive('cases.caseChanged', (told) => {
    if (!shown || told.caseId !== shown.id || Number(told.version) <= shown.version) return
    clearTimeout(timer.current)
    timer.current = setTimeout(reading.reload, 200)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return reading
}
