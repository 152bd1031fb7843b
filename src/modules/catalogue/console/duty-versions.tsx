import { Button } from 'antd'
import { usePages } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { listDutyVersions } from '../contract.ts'
import css from './catalogue.module.css'
import { DutyChanges } from './duty-changes.tsx'

export function DutyVersions({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const pages = usePages(listDutyVersions, { limit: 20 })
  return (
    <SidePanel title={t({ zh: '职责清单变更记录', en: 'Changes of the duty list' })} onClose={onClose}>
      <div className={css.section}>
        <Loaded reading={pages}>{(items) => <DutyChanges versions={items} />}</Loaded>
        {pages.hasMore ? (
          <Button loading={pages.loadingMore} onClick={pages.loadMore}>
            {t({ zh: '更多', en: 'More' })}
          </Button>
        ) : null}
      </div>
    </SidePanel>
  )
}
