import { randomBytes } from 'node:crypto'
import type { Call } from '#platform/call.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { makeSurveyCodes } from '../contract.ts'
import { codeOf, writeCode } from '../domain/survey/one-time-code.ts'
import { codeSlips } from './code-slips.ts'
import { insertCodes } from './survey-code-store.ts'
import { surveyFaults } from './survey-faults.ts'
import { CODE_PURPOSE } from './survey-page.ts'
import { getSurveyInReach } from './survey-row.ts'
import { surveyRulesBook } from './survey-rules-book.ts'
import { lockSurvey } from './survey-store.ts'

/** Codes leave in this one answer; what stays is a keyed hash of each, so that a lost file cannot be made again. */
export const makeSurveyCodesHandler = handle(
  makeSurveyCodes,
  async ({ id, batch, count, site, format }, call): Promise<FileAnswer> => {
    await lockSurvey(call.db, id)
    const survey = await getSurveyInReach(call, id)
    if (survey.audience !== 'codes') throw surveyFaults.notByCodes()
    if (survey.state !== 'open') throw surveyFaults.notOpen()
    const { mostCodes } = call.runtime.use(surveyRulesBook).rules()
    if (survey.asked + count > mostCodes) throw surveyFaults.tooManyCodes(mostCodes, mostCodes - survey.asked)
    const { codes, indexes } = newCodeIndexes(call, count)
    await insertCodes(call.db, id, batch, indexes)
    call.note(id, { batch, count })
    const slips = codes.map((code, at) => ({
      no: at + 1,
      code: writeCode(code),
      link: `${site}/s?code=${writeCode(code)}`,
    }))
    const name = `答题码-${survey.title}-${batch}`
    if (format === 'html')
      return { name: `${name}.html`, mime: 'text/html; charset=utf-8', stream: codeSlips(survey, batch, site, slips) }
    const columns = [
      { key: 'no', title: '序号', width: 8 },
      { key: 'code', title: '答题码', width: 20 },
      { key: 'link', title: '网址', width: 60 },
    ]
    return { name: `${name}.xlsx`, mime: TABLE_MIME.xlsx, stream: writeTable(slips, { format: 'xlsx', columns }) }
  },
)

export function newCodeIndexes(call: Call, count: number): { codes: string[]; indexes: string[] } {
  const codes = new Set<string>()
  while (codes.size < count) {
    const code = codeOf(randomBytes(40))
    if (code !== null) codes.add(code)
  }
  const indexes = [...codes].map((code) => call.runtime.secrets.indexes(code, CODE_PURPOSE)[0]!)
  return { codes: [...codes], indexes }
}
