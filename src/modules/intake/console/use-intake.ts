import { useEffect, useRef, useState } from 'react'
import { dropCurrent, keepCurrent, keepParked, readCurrent, readParked } from './drafts.ts'
import { emptyValues, type IntakeValues, isWorthKeeping } from './intake-values.ts'

const SAVE_EVERY_MS = 2000

export interface Intake {
  /** Another form, another number: controls with a state of their own begin anew. */
  form: number
  values: IntakeValues
  change(patch: { [K in keyof IntakeValues]?: IntakeValues[K] | undefined }): void
  /** The form was restored from a draft that was not sent. */
  restored: boolean
  parked: readonly IntakeValues[]
  /** Puts this form aside, if it holds anything, and opens an empty one. */
  begin(phone?: string): void
  /** Changes places with a form that was put aside. */
  bringBack(at: number): void
  /** Sent, or thrown away: an empty form with the same channel. */
  clear(): void
}

/** The form's values with their draft: saved every two seconds and when the page is left, restored on return. */
export function useIntake(channel: string, phone: string): Intake {
  const [start] = useState(() => {
    const draft = readCurrent()
    const isOther = draft !== null && phone !== '' && draft.phone.trim() !== phone
    if (!draft || isOther) {
      const parked = [...(draft ? [draft] : []), ...readParked()]
      return { values: { ...emptyValues(channel), phone }, parked, restored: false }
    }
    return { values: draft, parked: readParked(), restored: true }
  })
  const [values, setValues] = useState(start.values)
  const [parked, setParked] = useState<readonly IntakeValues[]>(start.parked)
  const [restored, setRestored] = useState(start.restored)
  const [form, setForm] = useState(0)
  const latest = useRef(values)
  latest.current = values

  useEffect(() => keepParked(parked), [parked])
  useEffect(() => {
    const save = () => keepCurrent(latest.current)
    const timer = setInterval(save, SAVE_EVERY_MS)
    addEventListener('pagehide', save)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', save)
      save()
    }
  }, [])

  const open = (next: IntakeValues, isRestored: boolean) => {
    setValues(next)
    setRestored(isRestored)
    setForm((count) => count + 1)
    latest.current = next
    keepCurrent(next)
  }
  return {
    form,
    values,
    restored,
    parked,
    change: (patch) => setValues((before) => ({ ...before, ...patch }) as IntakeValues),
    begin: (nextPhone = '') => {
      if (isWorthKeeping(values)) setParked([values, ...parked].slice(0, 5))
      open({ ...emptyValues(values.channel), phone: nextPhone }, false)
    },
    bringBack: (at) => {
      const wanted = parked[at]
      if (!wanted) return
      const rest = parked.filter((_one, index) => index !== at)
      setParked(isWorthKeeping(values) ? [values, ...rest] : rest)
      open(wanted, true)
    },
    clear: () => {
      dropCurrent()
      open(emptyValues(values.channel), false)
    },
  }
}
