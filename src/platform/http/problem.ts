import type { Fault } from '#core/fault.ts'
import type { Language } from '../call.ts'

/** RFC 9457 problem details, in the language of the reader. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail: string
  wayOut?: string
  /** Number under which the log knows this case. */
  reference?: string
  fields?: { field: string; detail: string }[]
}

export function problemOf(fault: Fault, language: Language): Problem {
  const { text } = fault
  const problem: Problem = {
    type: `urn:yiwang:problem:${fault.code}`,
    title: language === 'zh' ? text.zh : text.en,
    status: text.status,
    code: fault.code,
    detail: language === 'zh' ? text.zh : text.en,
  }
  if (text.wayOut) problem.wayOut = text.wayOut[language]
  if (text.fields) problem.fields = text.fields.map((entry) => ({ field: entry.field, detail: entry[language] }))
  return problem
}

export function unexpectedProblem(language: Language, reference: string): Problem {
  const detail =
    language === 'zh'
      ? `抱歉，没有完成，您填写的内容没有丢失。请重试（编号 ${reference}）`
      : `Sorry, this was not done; nothing you entered is lost. Please try again (reference ${reference})`
  return { type: 'urn:yiwang:problem:unexpected', title: detail, status: 500, code: 'unexpected', detail, reference }
}

export function languageOf(header: string | undefined): Language {
  return header !== undefined && /^\s*en\b/i.test(header) ? 'en' : 'zh'
}
