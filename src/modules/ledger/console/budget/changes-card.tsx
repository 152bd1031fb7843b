import { Button } from 'antd'
import { useState } from 'react'
import { usePages } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, Loaded } from '#ui/page.ts'
import { listChangesOfProject } from '../../contract.ts'
import css from './budget.module.css'
import { SheetTable } from './sheet-table.tsx'

const OBJECTS: Readonly<Record<string, { zh: string; en: string }>> = {
  project: { zh: '项目', en: 'project' },
  budgetLine: { zh: '预算行', en: 'budget line' },
  estimate: { zh: '测算明细', en: 'estimate' },
  procurement: { zh: '采购', en: 'procurement' },
  contract: { zh: '合同', en: 'contract' },
  milestone: { zh: '合同节点', en: 'milestone' },
  instalment: { zh: '合同分期', en: 'instalment' },
}
const ACTIONS = {
  added: { zh: '登记', en: 'added' },
  changed: { zh: '修改', en: 'changed' },
  removed: { zh: '删除', en: 'removed' },
} as const

/** Who changed what, when and why; asked for only when somebody wants to know. */
export function ChangesCard({ projectId }: { projectId: string }) {
  const { t } = useWords()
  const nowMs = useNow()
  const [isOpen, setOpen] = useState(false)
  const pages = usePages(listChangesOfProject, { id: projectId, limit: 50 }, { enabled: isOpen })
  return (
    <Card
      flush
      title={t({ zh: '修改记录', en: 'Changes' })}
      extra={
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t({ zh: '收起', en: 'Hide' }) : t({ zh: '查看', en: 'Show' })}
        </Button>
      }
    >
      {isOpen ? (
        <Loaded reading={pages} lines={3}>
          {(rows) => (
            <SheetTable
              label={{ zh: '修改记录', en: 'Changes' }}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { id: 'at', title: { zh: '时间', en: 'When' }, cell: (row) => shortTime(row.at, nowMs) },
                { id: 'by', title: { zh: '谁', en: 'Who' }, cell: (row) => row.byName },
                {
                  id: 'what',
                  title: { zh: '做了什么', en: 'What' },
                  cell: (row) =>
                    `${t(ACTIONS[row.action])}${t({ zh: '', en: ' ' })}${t(OBJECTS[row.objectKind] ?? { zh: row.objectKind, en: row.objectKind })}`,
                },
                { id: 'why', title: { zh: '原因', en: 'Why' }, wraps: true, cell: (row) => row.why },
              ]}
              empty={{ zh: '还没有修改', en: 'Nothing has been changed' }}
            />
          )}
        </Loaded>
      ) : null}
      {isOpen && pages.hasMore ? (
        <p className={css['none-yet']}>
          <Button size="small" loading={pages.loadingMore} onClick={pages.loadMore}>
            {t({ zh: '更早的', en: 'Earlier' })}
          </Button>
        </p>
      ) : null}
    </Card>
  )
}
