import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { saveFile, useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Card, EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Table } from '#ui/table.tsx'
import {
  type Analysis,
  exportAnalyses,
  listAnalyses,
  openAnalysis,
  removeAnalysis,
  shareAnalysis,
} from '../contract.ts'
import css from './decisions.module.css'

const ORDERS = {
  uses: { zh: '用得最多', en: 'Most used' },
  newest: { zh: '最近修改', en: 'Newest' },
  name: { zh: '名称', en: 'Name' },
} as const
type Order = keyof typeof ORDERS

/** Analyses of one's own and shared ones, with how often and by how many people each was used. */
export default function AnalysesPage() {
  const { t } = useWords()
  const go = useGo()
  const say = useSay()
  const confirm = useConfirm()
  const address = useAddressQuery()
  const mayShare = useMay('decisions:share')
  const mayExport = useMay('decisions:export')
  const [isExporting, setExporting] = useState(false)
  const text = address.one('text') ?? ''
  const sort = (address.one('sort') ?? 'uses') as Order
  const list = useOperation(listAnalyses, {
    sort: sort in ORDERS ? sort : 'uses',
    ...(text.trim() ? { text: text.trim() } : {}),
  })
  const open = useCommand(openAnalysis)
  const share = useCommand(shareAnalysis)
  const remove = useCommand(removeAnalysis)
  const visit = async ({ id }: Analysis) => {
    const answer = await open.run({ id })
    if (answer) go(answer.href)
  }
  const away = async ({ id, name }: Analysis) => {
    const yes = await confirm({
      title: t({ zh: `移除“${name}”？`, en: `Remove “${name}”?` }),
      detail: t({ zh: '从清单中移除，使用记录留底。', en: 'It leaves the list; its uses are kept.' }),
      verb: t({ zh: '移除分析', en: 'Remove' }),
      danger: true,
    })
    if (yes && (await remove.run({ id }))) say(t({ zh: `已移除“${name}”`, en: `Removed “${name}”` }))
  }
  return (
    <Page
      title={t({ zh: '已存分析', en: 'Saved analyses' })}
      actions={
        <>
          {mayExport ? <Button onClick={() => setExporting(true)}>{t({ zh: '导出', en: 'Export' })}</Button> : null}
          <Button type="primary" onClick={() => go('/c/decisions')}>
            {t({ zh: '新建分析', en: 'New analysis' })}
          </Button>
        </>
      }
    >
      <div className={css.controls}>
        <Input
          allowClear
          className={css.search ?? ''}
          aria-label={t({ zh: '按名称、说明、作者找', en: 'Find' })}
          placeholder={t({ zh: '按名称、说明、作者找', en: 'Find by name, note, owner' })}
          value={text}
          maxLength={60}
          onChange={({ target }) => address.change({ text: target.value })}
        />
        <Segmented<Order>
          value={sort}
          onChange={(next) => address.change({ sort: next === 'uses' ? undefined : next })}
          options={(Object.keys(ORDERS) as Order[]).map((value) => ({ value, label: t(ORDERS[value]) }))}
        />
      </div>
      <ProblemNotice problem={open.problem ?? share.problem ?? remove.problem} />
      <Card flush>
        <Loaded reading={list} lines={8}>
          {({ items }) => (
            <Table<Analysis>
              label={t({ zh: '已存分析', en: 'Saved analyses' })}
              rows={items}
              rowKey={({ id }) => id}
              onOpen={(row) => void visit(row)}
              empty={
                <EmptyState>
                  {text
                    ? t({ zh: '没有这样的分析。换个词再找', en: 'No such analysis: try another word' })
                    : t({
                        zh: '还没有存过分析。在决策分析页点“保存分析”',
                        en: 'None yet: save one on the decision page',
                      })}
                </EmptyState>
              }
              columns={[
                {
                  id: 'name',
                  title: { zh: '名称', en: 'Name' },
                  cell: ({ name }) => <strong>{name}</strong>,
                  phone: 'lead',
                },
                {
                  id: 'note',
                  title: { zh: '说明', en: 'Note' },
                  cell: ({ note }) => note,
                  hint: ({ note }) => note,
                  wide: true,
                },
                {
                  id: 'owner',
                  title: { zh: '作者', en: 'Owner' },
                  width: '140px',
                  cell: ({ mine, owner, shared }) =>
                    `${mine ? t({ zh: '我', en: 'me' }) : owner}${shared ? t({ zh: '（共享）', en: ' (shared)' }) : ''}`,
                },
                {
                  id: 'uses',
                  title: { zh: '使用/次', en: 'Uses' },
                  width: '88px',
                  align: 'right',
                  cell: ({ uses }) => count(uses),
                },
                {
                  id: 'users',
                  title: { zh: '使用/人', en: 'Users' },
                  width: '88px',
                  align: 'right',
                  cell: ({ users }) => count(users),
                },
                {
                  id: 'used',
                  title: { zh: '最近使用', en: 'Last used' },
                  width: '150px',
                  cell: ({ usedAt }) => tableTime(usedAt),
                  phone: 'no',
                },
                {
                  id: 'acts',
                  title: { zh: '操作', en: 'Actions' },
                  width: '170px',
                  cell: (row) =>
                    row.mine ? (
                      // biome-ignore lint/a11y/noStaticElementInteractions: keeps a press of a button from opening the row
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keyboard
                      <span className={css.acts} onClick={(event) => event.stopPropagation()}>
                        {mayShare ? (
                          <Button size="small" onClick={() => void share.run({ id: row.id, shared: !row.shared })}>
                            {row.shared ? t({ zh: '收回', en: 'Take back' }) : t({ zh: '共享', en: 'Share' })}
                          </Button>
                        ) : null}
                        <Button size="small" onClick={() => void away(row)}>
                          {t({ zh: '移除', en: 'Remove' })}
                        </Button>
                      </span>
                    ) : null,
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
      {isExporting ? (
        <ExportDialog
          title={{ zh: '导出分析清单', en: 'Export the list' }}
          text={{
            zh: '导出清单和使用次数。导出将留痕。',
            en: 'Exports the list with its use counts. It is written to the journal.',
          }}
          save={(format) => saveFile(exportAnalyses, { format })}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </Page>
  )
}
