import { getCase } from '#modules/cases/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Loaded } from '#ui/page.ts'
import { CallerPart } from './caller-part.tsx'

/** Somebody who asked for the same through a case that was merged into this one. */
export function MergedCaller({ caseId }: { caseId: string }) {
  const { t } = useWords()
  const detail = useOperation(getCase, { id: caseId }, { forgetful: true })
  return (
    <Loaded reading={detail}>
      {(data) => (
        <>
          <CallerPart detail={data} />
          <p className="meta">
            <To href={`/c/cases/${caseId}`}>{data.case.caseNo.slice(-8)}</To>{' '}
            {t({ zh: `并入案件：${data.case.title}`, en: `Merged case: ${data.case.title}` })}
          </p>
        </>
      )}
    </Loaded>
  )
}
