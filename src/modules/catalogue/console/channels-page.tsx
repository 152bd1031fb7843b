import { Button } from 'antd'
import type { Output } from '#core/operation.ts'
import { useOperation } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type Channel, listChannels } from '../contract.ts'
import { CALLBACK_WORDS, ENTRY_WORDS, IDENTITY_WORDS, PUBLIC_WORDS, VARIANT_WORDS, words } from '../words.ts'
import { ChannelForm } from './channel-form.tsx'
import { DeadlineTableView } from './deadline-table-view.tsx'

/** Where cases come from, and what follows from it. */
export default function ChannelsPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const mayEdit = useMay('catalogue:edit-channels')
  const reading = useOperation(listChannels, {})
  const open = query.one('open')
  const show = (id: string | undefined) => query.change({ open: id })
  const tables = new Map((reading.data?.deadlineTables ?? []).map((table) => [table.key, table]))
  useKeys([{ keys: 'N', title: { zh: '新增来源', en: 'Add a channel' }, run: () => show('new'), enabled: mayEdit }])
  const columns: Column<Channel>[] = [
    { id: 'code', title: { zh: '来源码', en: 'Code' }, width: '72px', cell: (row) => row.code },
    { id: 'name', title: words.name, cell: (row) => row[language], hint: (row) => row.en },
    { id: 'variant', title: { zh: '流程', en: 'Flow' }, width: '104px', cell: (row) => t(VARIANT_WORDS[row.variant]) },
    {
      id: 'table',
      title: { zh: '时限表', en: 'Deadline table' },
      width: '200px',
      cell: (row) => tables.get(row.deadlineTable)?.[language] ?? row.deadlineTable,
      wide: true,
    },
    {
      id: 'callback',
      title: { zh: '回访', en: 'Call-back' },
      width: '144px',
      cell: (row) => t(CALLBACK_WORDS[row.needsCallback]),
      wide: true,
    },
    {
      id: 'identity',
      title: { zh: '身份', en: 'Identity' },
      width: '96px',
      cell: (row) => t(IDENTITY_WORDS[row.identityKnown]),
      wide: true,
    },
    {
      id: 'public',
      title: { zh: '上报人', en: 'Reported by' },
      width: '88px',
      cell: (row) => t(PUBLIC_WORDS[`${row.fromPublic}`]),
      wide: true,
    },
    {
      id: 'entry',
      title: { zh: '进入方式', en: 'Entry' },
      width: '96px',
      cell: (row) => t(ENTRY_WORDS[row.entry]),
      wide: true,
    },
    {
      id: 'state',
      title: words.state,
      width: '64px',
      cell: (row) => t(row.active ? words.inUse : words.outOfUse),
      wide: true,
    },
  ]
  return (
    <Page
      fill
      title={t({ zh: '案件来源', en: 'Channels' })}
      note={
        reading.data
          ? t({
              zh: `${count(reading.data.items.length)} 个来源，第 ${reading.data.version} 版`,
              en: `${count(reading.data.items.length)} channels, version ${reading.data.version}`,
            })
          : null
      }
      actions={
        mayEdit ? (
          <Button type="primary" onClick={() => show('new')}>
            {t({ zh: '新增来源', en: 'Add a channel' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={14}>
            {({ items }) => (
              <Table
                label={t({ zh: '案件来源', en: 'Channels' })}
                rows={items}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => show(row.id)}
                rowMark={(row) => (row.active ? undefined : 'gone')}
                empty={<EmptyState>{t({ zh: '还没有来源', en: 'No channels yet.' })}</EmptyState>}
              />
            )}
          </Loaded>
        </SplitList>
        {open && reading.data ? (
          <ChannelPanel key={open} id={open} data={reading.data} mayEdit={mayEdit} onClose={() => show(undefined)} />
        ) : null}
      </Split>
    </Page>
  )
}

function ChannelPanel({
  id,
  data,
  mayEdit,
  onClose,
}: {
  id: string
  data: Output<typeof listChannels>
  mayEdit: boolean
  onClose(): void
}) {
  const { t, language } = useWords()
  const channel = data.items.find((one) => one.id === id) ?? null
  const table = data.deadlineTables.find((one) => one.key === channel?.deadlineTable)
  const isNew = id === 'new'
  return (
    <SidePanel
      title={isNew ? t({ zh: '新增来源', en: 'Add a channel' }) : (channel?.[language] ?? id)}
      onClose={onClose}
    >
      {!isNew && !channel ? (
        <EmptyState>{t({ zh: '没有这个来源', en: 'There is no such channel.' })}</EmptyState>
      ) : null}
      {mayEdit && (isNew || channel) ? (
        <ChannelForm
          key={`${id}@${channel?.version ?? 0}`}
          channel={channel}
          tables={data.deadlineTables}
          onDone={onClose}
        />
      ) : null}
      {table ? <DeadlineTableView table={table} /> : null}
    </SidePanel>
  )
}
