import { Button } from 'antd'
import { listUnits } from '#modules/people/contract.ts'
import { useCommand, useOperation, usePages } from '#ui/call.ts'
import { Form } from '#ui/form.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Facts, Loaded, Page } from '#ui/page.ts'
import { useMe } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { Split } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import {
  answerSharing,
  askSharing,
  countSharing,
  DATA_PLATFORM,
  listSharing,
  SHARING_STATES,
  type Sharing,
} from '../contract.ts'
import { words } from '../words.ts'
import css from './connections.module.css'
import { DatasetPanel } from './dataset-panel.tsx'
import { UnitControl } from './webhook-form.tsx'

/** Who asked whom for which information, how long the answer took, and the counts of this year. */
export default function SharingPage() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const pages = usePages(listSharing, { limit: 50 }, { everyMs: 60_000 })
  const year = new Date(nowMs).getFullYear()
  const counts = useOperation(countSharing, {
    from: `${year}-01-01T00:00:00+08:00`,
    to: `${year + 1}-01-01T00:00:00+08:00`,
  })
  const { data: units } = useOperation(listUnits, { ended: true, limit: 3000 }, { freshForMs: 3_600_000 })
  const nameOf = (id: string) =>
    id === DATA_PLATFORM ? t(words.dataPlatform) : (units?.items.find((unit) => unit.id === id)?.[language] ?? id)
  const open = address.one('open')
  const current = (pages.data ?? []).find(({ id }) => id === open)
  const close = () => address.change({ open: undefined })
  const ask = () => address.change({ open: 'new' })
  const askPlatform = () => address.change({ open: 'dataset' })
  const changed = () => {
    pages.reload()
    counts.reload()
    close()
  }
  useKeys([{ keys: 'N', title: { zh: '申请共享', en: 'Ask' }, run: ask }])
  const columns: Column<Sharing>[] = [
    {
      id: 'what',
      title: { zh: '信息', en: 'Information' },
      phone: 'lead',
      cell: (row) => row.what,
      hint: (row) => row.what,
    },
    { id: 'from', title: { zh: '申请单位', en: 'Asked by' }, width: '144px', cell: (row) => nameOf(row.fromUnit) },
    { id: 'to', title: { zh: '提供单位', en: 'Asked of' }, width: '144px', cell: (row) => nameOf(row.toUnit) },
    { id: 'at', title: { zh: '申请时间', en: 'Asked' }, width: '112px', cell: (row) => shortTime(row.askedAt, nowMs) },
    {
      id: 'due',
      title: { zh: '期限', en: 'Due' },
      width: '112px',
      wide: true,
      cell: (row) => shortTime(row.due, nowMs),
    },
    {
      id: 'state',
      title: words.state,
      width: '96px',
      cell: (row) => (
        <span className={row.overdue ? css.bad : undefined}>
          {row.overdue && row.state === 'asked' ? t({ zh: '超期未答', en: 'overdue' }) : t(SHARING_STATES[row.state])}
        </span>
      ),
    },
  ]
  const hours = (value: number | null) => (value === null ? '—' : value.toFixed(1))
  return (
    <Page
      fill
      title={t(words.sharing)}
      actions={
        <>
          <Button onClick={askPlatform}>{t({ zh: '向共享平台申请', en: 'Ask the data platform' })}</Button>
          <Button type="primary" onClick={ask}>
            {t({ zh: '申请共享', en: 'Ask' })}
            <KeyHint keys="N" />
          </Button>
        </>
      }
    >
      <Split>
        <div className={css.list}>
          <Card flush title={t({ zh: `${year} 年各提供单位`, en: `Units asked in ${year}` })}>
            <Loaded reading={counts} lines={3}>
              {({ rows }) => (
                <Table
                  label={t({ zh: '信息共享统计', en: 'Counts' })}
                  rows={rows}
                  rowKey={(row) => row.unit}
                  keys={false}
                  columns={[
                    { id: 'unit', title: words.unit, phone: 'lead', cell: (row) => nameOf(row.unit) },
                    {
                      id: 'asked',
                      title: { zh: '收到', en: 'Asked' },
                      width: '72px',
                      align: 'right',
                      cell: (row) => row.asked,
                    },
                    {
                      id: 'given',
                      title: { zh: '已提供', en: 'Given' },
                      width: '72px',
                      align: 'right',
                      cell: (row) => row.given,
                    },
                    {
                      id: 'refused',
                      title: { zh: '不提供', en: 'Refused' },
                      width: '72px',
                      align: 'right',
                      cell: (row) => row.refused,
                    },
                    {
                      id: 'open',
                      title: { zh: '待答复', en: 'Open' },
                      width: '72px',
                      align: 'right',
                      cell: (row) => row.open,
                    },
                    {
                      id: 'late',
                      title: { zh: '超期', en: 'Late' },
                      width: '64px',
                      align: 'right',
                      cell: (row) => row.overdue,
                    },
                    {
                      id: 'median',
                      title: { zh: '用时中位数（小时）', en: 'Median (h)' },
                      width: '152px',
                      align: 'right',
                      cell: (row) => hours(row.medianHours),
                    },
                    {
                      id: 'longest',
                      title: { zh: '最长（小时）', en: 'Longest (h)' },
                      width: '112px',
                      align: 'right',
                      wide: true,
                      cell: (row) => hours(row.longestHours),
                    },
                  ]}
                  empty={<EmptyState>{t({ zh: '今年还没有申请', en: 'Nothing was asked this year' })}</EmptyState>}
                />
              )}
            </Loaded>
          </Card>
          <Card flush title={t({ zh: '申请与答复', en: 'Requests and answers' })}>
            <Table
              label={t(words.sharing)}
              rows={pages.data ?? []}
              more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
              columns={columns}
              rowKey={(row) => row.id}
              current={open}
              onOpen={(row) => address.change({ open: row.id })}
              empty={
                <EmptyState action={<Button onClick={ask}>{t({ zh: '申请共享', en: 'Ask' })}</Button>}>
                  {t({
                    zh: '没有申请。需要别单位的信息时在这里申请',
                    en: 'None. Ask here for information of other units',
                  })}
                </EmptyState>
              }
            />
          </Card>
        </div>
        {open === 'dataset' ? <DatasetPanel onClose={close} onDone={changed} /> : null}
        {open === 'new' ? <AskPanel onClose={close} onDone={changed} /> : null}
        {current ? (
          <AnswerPanel key={current.id} sharing={current} nameOf={nameOf} onClose={close} onDone={changed} />
        ) : null}
      </Split>
    </Page>
  )
}

function AskPanel({ onClose, onDone }: { onClose(): void; onDone(): void }) {
  const { t } = useWords()
  const command = useCommand(askSharing)
  return (
    <SidePanel title={t({ zh: '申请共享', en: 'Ask for information' })} onClose={onClose}>
      <Form
        fields={[
          {
            kind: 'custom',
            name: 'to',
            title: { zh: '提供单位', en: 'Asked of' },
            control: UnitControl,
            required: true,
          },
          {
            kind: 'text',
            name: 'what',
            title: { zh: '需要什么信息', en: 'What' },
            required: true,
            lines: 3,
            maxLength: 500,
          },
          {
            kind: 'text',
            name: 'purpose',
            title: { zh: '用途', en: 'Purpose' },
            required: true,
            lines: 2,
            maxLength: 500,
          },
          { kind: 'number', name: 'days', title: { zh: '几天内答复', en: 'Days' }, required: true, min: 1, max: 90 },
        ]}
        initial={{ days: 5 }}
        verb={t({ zh: '提交申请', en: 'Ask' })}
        busy={command.busy}
        problem={command.problem}
        onCancel={onClose}
        onSubmit={async (values) => {
          const done = await command.run(values as { to: string; what: string; purpose: string; days: number })
          if (done) onDone()
          return done !== null
        }}
      />
    </SidePanel>
  )
}

function platformFacts(
  { basis, no, trouble, simulated }: NonNullable<Sharing['platform']>,
  t: ReturnType<typeof useWords>['t'],
): [string, string][] {
  const mark = simulated ? t({ zh: '（模拟）', en: ' (simulated)' }) : ''
  return [
    [t({ zh: '依据', en: 'Basis' }), basis],
    [
      t({ zh: '平台编号', en: 'Their number' }),
      no ? `${no}${mark}` : t({ zh: '尚未送达，自动重发', en: 'not sent yet, tried again' }),
    ],
    ...(trouble ? [[t({ zh: '最近一次失败', en: 'Last trouble' }), trouble] as [string, string]] : []),
  ]
}

function AnswerPanel({
  sharing,
  nameOf,
  onClose,
  onDone,
}: {
  sharing: Sharing
  nameOf(id: string): string
  onClose(): void
  onDone(): void
}) {
  const { t } = useWords()
  const command = useCommand(answerSharing)
  const me = useMe()
  const isAsked = me.posts.some(({ unit }) => unit === sharing.toUnit)
  return (
    <SidePanel title={sharing.what} onClose={onClose}>
      <Inset>
        <Facts
          facts={[
            [t({ zh: '申请单位', en: 'Asked by' }), nameOf(sharing.fromUnit)],
            [t({ zh: '提供单位', en: 'Asked of' }), nameOf(sharing.toUnit)],
            [t({ zh: '用途', en: 'Purpose' }), sharing.purpose],
            [t(words.state), t(SHARING_STATES[sharing.state])],
            [t({ zh: '答复', en: 'Answer' }), sharing.answer ?? '—'],
            ...(sharing.platform ? platformFacts(sharing.platform, t) : []),
          ]}
        />
      </Inset>
      {sharing.state === 'asked' && isAsked ? (
        <Form
          fields={[
            { kind: 'yesNo', name: 'given', title: { zh: '是否提供', en: 'Is it given' }, required: true },
            {
              kind: 'text',
              name: 'answer',
              title: { zh: '在哪里取，或为何不提供', en: 'Where it is, or why not' },
              required: true,
              lines: 3,
              maxLength: 2000,
            },
          ]}
          verb={t({ zh: '提交答复', en: 'Answer' })}
          busy={command.busy}
          problem={command.problem}
          onCancel={onClose}
          onSubmit={async ({ given, answer }) => {
            const done = await command.run({ id: sharing.id, given: given as boolean, answer: answer as string })
            if (done) onDone()
            return done !== null
          }}
        />
      ) : null}
    </SidePanel>
  )
}
