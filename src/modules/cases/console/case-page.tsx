import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useGo, usePathPart } from '#ui/navigation.tsx'
import { Loaded, Page } from '#ui/page.ts'
import { Panels } from '#ui/panels.tsx'
import css from './case/case.module.css'
import { CaseClocks } from './case/case-clocks.tsx'
import { useCase } from './case/case-data.ts'
import { CaseFacts } from './case/case-facts.tsx'
import { CaseMap } from './case/case-map.tsx'
import { CaseNotices } from './case/case-notices.tsx'
import { CaseOrders } from './case/case-orders.tsx'
import { CasePhotos } from './case/case-photos.tsx'
import { CaseRequest } from './case/case-request.tsx'
import { CaseTimeline } from './case/case-timeline.tsx'
import { CaseWords } from './case/case-words.tsx'
import { CaseWork } from './case/case-work.tsx'

/** One case, whole. Panels of other modules stand in the places `case.left` and `case.right`. */
export default function CasePage() {
  const { t } = useWords()
  const go = useGo()
  const caseId = usePathPart('caseId')
  const reading = useCase(caseId)
  const leave = () => (history.length > 1 ? history.back() : go('/c/cases'))
  useKeys([{ keys: 'Esc', title: { zh: '返回列表', en: 'Back to the list' }, run: leave }])
  return (
    <Page flush title={reading.data?.case.title ?? t({ zh: '案件', en: 'Case' })}>
      <Loaded reading={reading} lines={14}>
        {(detail) => (
          <CaseWork key={detail.case.id} detail={detail} onDone={() => go(`/c/cases/${caseId}`, { replace: true })}>
            {(form) => (
              <div className={css.columns}>
                <div>
                  <CaseFacts detail={detail} />
                  <CaseWords detail={detail} />
                  <CasePhotos detail={detail} />
                  <CaseOrders detail={detail} />
                  <Panels place="case.left" subject={detail.case.id} />
                </div>
                <div>
                  {form}
                  <CaseMap detail={detail} />
                  <CaseClocks detail={detail} />
                  <CaseRequest detail={detail} />
                  <CaseNotices detail={detail} />
                  <Panels place="case.right" subject={detail.case.id} />
                  <CaseTimeline detail={detail} />
                </div>
              </div>
            )}
          </CaseWork>
        )}
      </Loaded>
    </Page>
  )
}
