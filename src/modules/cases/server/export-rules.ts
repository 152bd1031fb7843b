import { localDate, toRfc3339 } from '#core/time/local.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { exportRules } from '../contract.ts'
import { documentHtml } from '../domain/rules/document-html.ts'
import { ruleDocument } from '../domain/rules/rule-document.ts'
import { caseRoom } from './case-room.ts'
import { documentDocx } from './document-docx.ts'
import { ruleVersionOf } from './get-rules.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const exportRulesHandler = handle(exportRules, async (input, call): Promise<FileAnswer> => {
  const { format = 'html', language = 'zh' } = input
  const version = ruleVersionOf(call, input.version)
  const name = `流程规则-第${version.version}版`
  if (format === 'json')
    return {
      name: `${name}.json`,
      mime: 'application/json; charset=utf-8',
      stream: Buffer.from(`${JSON.stringify(version.data, null, 1)}\n`),
    }
  const [district] = call.runtime.use(caseRoom).areas.all('district')
  const document = ruleDocument(
    version.data,
    {
      district: district?.name ?? '',
      version: version.version,
      changedAt: `${localDate(version.changedMs)} ${toRfc3339(version.changedMs).slice(11, 16)}`,
      changedBy: version.changedByName || version.changedBy,
      agreedBy: version.agreedByName,
      why: version.why,
    },
    language,
  )
  if (format === 'docx') return { name: `${name}.docx`, mime: DOCX, stream: await documentDocx(document) }
  return {
    name: `${name}.html`,
    mime: 'text/html; charset=utf-8',
    stream: Buffer.from(documentHtml(document, language)),
    disposition: 'inline',
  }
})
