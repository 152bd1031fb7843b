import { Button, Input, Select } from 'antd'
import { usePages } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type BulletinRow, listBulletins } from '../contract.ts'
import { BULLETIN_KINDS, type BulletinKind } from '../domain/template.ts'
import { words } from '../words.ts'

const STATES = ['draft', 'signed'] as const

/** All bulletins, newest first; drafts that wait to be signed for those who produce or sign. */
export default function BulletinsPage() {
  const { t } = useWords()
  const go = useGo()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayProduce = useMay('bulletins:produce')
  const maySign = useMay('bulletins:sign')
  const kind = (Object.keys(BULLETIN_KINDS) as BulletinKind[]).find((one) => one === address.one('kind'))
  const state = STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? undefined
  const pages = usePages(listBulletins, {
    limit: 50,
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(text ? { text } : {}),
  })
  const seesDrafts = mayProduce || maySign
  const toSign = () => address.change({ state: state === 'draft' ? undefined : 'draft' })
  useKeys([
    { keys: 'S', title: { zh: '只看待签发', en: 'Waiting to be signed' }, run: toSign, enabled: seesDrafts },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload },
  ])
  const columns: Column<BulletinRow>[] = [
    { id: 'number', title: { zh: '期号', en: 'No.' }, width: '136px', cell: (row) => row.number },
    {
      id: 'title',
      title: { zh: '名称', en: 'Title' },
      phone: 'lead',
      cell: (row) => row.title,
      hint: (row) => row.title,
    },
    { id: 'kind', title: { zh: '种类', en: 'Kind' }, width: '112px', cell: (row) => t(BULLETIN_KINDS[row.kind]) },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '144px',
      cell: (row) => (
        <span className={row.late ? 'over' : undefined}>
          {row.state === 'signed' ? t(words.signed) : t(words.draft)}
          {row.late ? t({ zh: '，已过期限', en: ', late' }) : ''}
          {row.correctedBy ? t({ zh: '，已更正', en: ', corrected' }) : ''}
        </span>
      ),
    },
    {
      id: 'due',
      title: { zh: '签发期限', en: 'Due' },
      width: '112px',
      wide: true,
      cell: (row) => shortTime(row.dueAt, nowMs),
    },
    {
      id: 'signed',
      title: { zh: '签发', en: 'Signed' },
      width: '176px',
      wide: true,
      cell: (row) => (row.signedAt ? `${row.signedBy} ${shortTime(row.signedAt, nowMs)}` : '—'),
    },
  ]
  return (
    <Page
      fill
      title={t(words.bulletins)}
      actions={
        mayProduce ? (
          <>
            <Button onClick={() => go('/c/bulletins/calendar')}>{t({ zh: '日历', en: 'Calendar' })}</Button>
            <Button onClick={() => go('/c/bulletins/templates')}>{t({ zh: '模板和专题', en: 'Templates' })}</Button>
          </>
        ) : null
      }
    >
      <Filters>
        <Select
          value={kind}
          onChange={(value?: string) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部种类', en: 'All kinds' })}
          aria-label={t({ zh: '种类', en: 'Kind' })}
          style={{ width: 144 }}
          options={Object.entries(BULLETIN_KINDS).map(([value, label]) => ({ value, label: t(label) }))}
        />
        {seesDrafts ? (
          <Button onClick={toSign} type={state === 'draft' ? 'primary' : 'default'} aria-pressed={state === 'draft'}>
            {t({ zh: '待签发', en: 'To sign' })}
            <KeyHint keys="S" />
          </Button>
        ) : null}
        <Input.Search
          allowClear
          defaultValue={text ?? ''}
          placeholder={t({ zh: '期号、名称或正文里的字', en: 'Number, title or words' })}
          aria-label={t({ zh: '期号、名称或正文里的字', en: 'Number, title or words' })}
          onSearch={(value) => address.change({ text: value.trim() })}
          style={{ width: 240 }}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={12}>
            {(found) => (
              <Table
                label={t(words.bulletins)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                onOpen={(row) => go(`/c/bulletins/${row.id}`)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {seesDrafts
                      ? t({
                          zh: '没有符合的简报。到期的简报会自动生成；要补出以前的，请打开日历',
                          en: 'None. Bulletins are made when they are due; open the calendar to make earlier ones',
                        })
                      : t({ zh: '还没有已签发的简报', en: 'Nothing has been signed yet' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
      </Split>
    </Page>
  )
}
