import { Button, Select } from 'antd'
import { useState } from 'react'
import { usePages } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listPersons, type PersonRow } from '../contract.ts'
import { words } from '../words.ts'
import css from './people.module.css'
import { PersonCreate } from './person-create.tsx'
import { PersonImport } from './person-import.tsx'
import { PersonPanel } from './person-panel.tsx'
import { postsText } from './posts-text.ts'
import { UnitSelect } from './unit-select.tsx'
import { usePosts } from './use-posts.ts'

const FILTERS = ['q', 'unit', 'post', 'kind', 'left'] as const

/** Staff and program accounts: a directory for all who work here, and where administrators keep them. */
export default function PeoplePage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const mayManage = useMay('people:manage-persons')
  const [importing, setImporting] = useState(false)
  const filter = Object.fromEntries(FILTERS.map((name) => [name, query.one(name) ?? '']))
  const open = query.one('open')
  const pages = usePages(listPersons, {
    limit: 100,
    ...(filter.q ? { text: filter.q } : {}),
    ...(filter.unit ? { unit: filter.unit, below: true } : {}),
    ...(filter.post ? { post: filter.post } : {}),
    ...(filter.kind ? { kind: filter.kind as 'person' } : {}),
    ...(filter.left ? { left: true } : {}),
  })
  const { posts } = usePosts()
  const rows = pages.data
  const isFiltered = FILTERS.some((name) => filter[name])
  const clear = () => query.change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))
  const show = (id: string | undefined) => {
    setImporting(false)
    query.change({ open: id })
  }
  useKeys([
    { keys: 'N', title: { zh: '新建人员', en: 'Add a person' }, run: () => show('new'), enabled: mayManage },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload },
  ])

  const columns: Column<PersonRow>[] = [
    { id: 'name', title: words.name, width: '104px', cell: (row) => row.name },
    { id: 'account', title: words.account, width: '224px', cell: (row) => row.account, hint: (row) => row.account },
    {
      id: 'posts',
      title: { zh: '岗位和单位', en: 'Posts and units' },
      cell: (row) => postsText(row.posts, language) || <span className={css.meta}>{t(NO_POST)}</span>,
      hint: (row) => postsText(row.posts, language),
    },
    { id: 'phone', title: words.phone, width: '128px', cell: (row) => row.phoneMasked || '—' },
    { id: 'state', title: words.state, width: '80px', cell: (row) => t(stateOf(row)), wide: true },
  ]
  return (
    <Page
      fill
      title={t({ zh: '人员', en: 'People' })}
      note={rows ? noteOf(rows.length, pages.hasMore, language) : null}
      actions={
        mayManage ? (
          <>
            <Button
              onClick={() => {
                query.change({ open: undefined })
                setImporting(true)
              }}
            >
              {t({ zh: '导入人员', en: 'Import people' })}
            </Button>
            <Button type="primary" onClick={() => show('new')}>
              {t({ zh: '新建人员', en: 'Add a person' })}
              <KeyHint keys="N" />
            </Button>
          </>
        ) : null
      }
    >
      <Filters>
        <SearchBox
          value={filter.q ?? ''}
          change={(q) => query.change({ q })}
          placeholder={t({ zh: '姓名或账号', en: 'Name or account' })}
        />
        <UnitSelect
          value={filter.unit || undefined}
          change={(unit) => query.change({ unit })}
          placeholder={t({ zh: '单位（含下级）', en: 'Unit and those below' })}
          width={220}
        />
        <Select
          value={filter.post || undefined}
          onChange={(post) => query.change({ post })}
          options={posts.map((post) => ({ value: post.id, label: post[language] }))}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t(words.post)}
          aria-label={t(words.post)}
          style={{ width: 152 }}
        />
        <Select
          value={filter.kind || undefined}
          onChange={(kind) => query.change({ kind })}
          options={[
            { value: 'person', label: t(words.person) },
            { value: 'program', label: t(words.program) },
          ]}
          allowClear
          placeholder={t({ zh: '人员和程序', en: 'People and programs' })}
          aria-label={t({ zh: '账号种类', en: 'Kind of account' })}
          style={{ width: 128 }}
        />
        <label>
          <input
            type="checkbox"
            checked={filter.left === '1'}
            onChange={(event) => query.change({ left: event.target.checked ? '1' : undefined })}
          />
          {t({ zh: '含已停用', en: 'With those who left' })}
        </label>
        {isFiltered ? (
          <Button type="link" onClick={clear}>
            {t(words.clearFilters)}
          </Button>
        ) : null}
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t({ zh: '人员列表', en: 'People' })}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => show(row.id)}
                rowMark={(row) => (row.active ? undefined : 'gone')}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState action={isFiltered ? <Button onClick={clear}>{t(words.clearFilters)}</Button> : null}>
                    {isFiltered
                      ? t({ zh: '没有符合条件的人员。可清空条件再找', en: 'Nobody fits these filters.' })
                      : t({ zh: '还没有人员。可新建或从表格导入', en: 'Nobody yet. Add people or import a table.' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {importing ? <PersonImport onClose={() => setImporting(false)} /> : null}
        {open === 'new' ? <PersonCreate onClose={() => show(undefined)} onOpen={show} /> : null}
        {open && open !== 'new' ? <PersonPanel key={open} id={open} onClose={() => show(undefined)} /> : null}
      </Split>
    </Page>
  )
}

const NO_POST = { zh: '未分配岗位', en: 'No post' }

function stateOf(row: PersonRow) {
  if (!row.active) return words.left
  if (row.kind === 'program') return words.program
  return row.demo ? { zh: '演示', en: 'Demo' } : words.inService
}

function noteOf(shown: number, hasMore: boolean, language: 'zh' | 'en'): string {
  if (language === 'en') return `${count(shown)}${hasMore ? ' shown, more below' : ''}`
  return hasMore ? `已显示 ${count(shown)} 人，下方还有` : `${count(shown)} 人`
}
