import { Button } from 'antd'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import css from './case.module.css'
import { useCase } from './case-data.ts'
import { CaseFacts } from './case-facts.tsx'
import { CaseNotices } from './case-notices.tsx'
import { CaseOrders } from './case-orders.tsx'
import { CasePhotos } from './case-photos.tsx'
import { CaseRequest } from './case-request.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { CaseWords } from './case-words.tsx'
import { CaseWork } from './case-work.tsx'

/** A case beside its list: enough to act on it. */
export function CasePanel({
  caseId,
  onClose,
  onDone,
}: {
  caseId: string
  onClose(): void
  onDone(moved: boolean): void
}) {
  const { t } = useWords()
  const go = useGo()
  const reading = useCase(caseId)
  return (
    <SidePanel
      title={reading.data?.case.title ?? t({ zh: '案件', en: 'Case' })}
      onClose={onClose}
      actions={
        <Button size="small" onClick={() => go(`/c/cases/${caseId}`)}>
          {t({ zh: '整页', en: 'Page' })}
          <KeyHint keys="O" />
        </Button>
      }
    >
      <Loaded reading={reading} lines={10}>
        {(detail) => (
          <CaseWork key={detail.case.id} detail={detail} onDone={onDone}>
            {(form) => (
              <div className={css.parts}>
                {form}
                <CaseRequest detail={detail} />
                <CaseNotices detail={detail} />
                <CaseWords detail={detail} />
                <CaseFacts detail={detail} />
                <CasePhotos detail={detail} />
                <CaseOrders detail={detail} />
                <CaseTimeline detail={detail} most={5} />
              </div>
            )}
          </CaseWork>
        )}
      </Loaded>
    </SidePanel>
  )
}
