import { createContext, useContext } from 'react'
import type { FormContext } from './command-form.ts'

interface Subject extends FormContext {
  command: string
}

/** The case that the open form is about, for controls that look further than their own value. */
export const FormSubject = createContext<Subject | null>(null)

export function useFormSubject(): Subject {
  const subject = useContext(FormSubject)
  if (!subject) throw new Error('a control of a case form stands outside one')
  return subject
}
