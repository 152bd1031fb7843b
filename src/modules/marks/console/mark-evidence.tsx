import { getFile } from '#modules/cases/contract.ts'
import { fileUrl } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import type { MarkView } from '../contract.ts'
import css from './marks.module.css'

/** Where the mark can be seen: the line of the record, the other case, the picture. */
export function MarkEvidence({ caseId, mark }: { caseId: string; mark: MarkView }) {
  const { t } = useWords()
  return (
    <span className={css.evidence}>
      <To href={`/c/cases/${caseId}`}>
        {t({ zh: `办理记录第 ${mark.line} 条`, en: `line ${mark.line} of the record` })}
      </To>
      {mark.other ? (
        <To href={`/c/cases/${mark.other.caseId}`}>
          {t({ zh: `案件 ${mark.other.caseNo}`, en: `case ${mark.other.caseNo}` })}
        </To>
      ) : null}
      {mark.fileId ? (
        <a href={fileUrl(getFile, { id: caseId, fileId: mark.fileId, size: 'full' })} target="_blank" rel="noreferrer">
          {t({ zh: '看照片', en: 'see the photo' })}
        </a>
      ) : null}
    </span>
  )
}
