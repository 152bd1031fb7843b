import { Button, Select } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile, useOperation, usePages } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { CATEGORY_KINDS, type CategoryKind, type DutyLine, exportDuty, listCategories, listDuty } from '../contract.ts'
import { KIND_WORDS, LEVEL_WORDS, words } from '../words.ts'
import { BodySelect, useBodyName } from './body-select.tsx'
import { DutyImport } from './duty-import.tsx'
import { DutyPanel } from './duty-panel.tsx'
import { DutyVersions } from './duty-versions.tsx'

const FILTERS = ['q', 'kind', 'class', 'unit', 'first', 'faults'] as const
const AN_HOUR_MS = 3_600_000

/** Who leads and who helps with each category. */
export default function DutyPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const mayEdit = useMay('catalogue:edit-duty')
  const [beside, setBeside] = useState<'import' | 'versions' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const filter = Object.fromEntries(FILTERS.map((name) => [name, query.one(name) ?? '']))
  const open = query.one('open')
  const catalogue = useOperation(listCategories, {}, { freshForMs: AN_HOUR_MS })
  const pages = usePages(listDuty, {
    limit: 300,
    ...(filter.q ? { text: filter.q } : {}),
    ...(filter.kind ? { kind: filter.kind as CategoryKind } : {}),
    ...(filter.class ? { class: filter.class } : {}),
    ...(filter.unit ? { unit: filter.unit } : {}),
    ...(filter.first ? { firstReceiver: true } : {}),
    ...(filter.faults ? { faultsOnly: true } : {}),
  })
  const isFiltered = FILTERS.some((name) => filter[name])
  const clear = () => query.change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))
  const show = (code: string | undefined) => {
    setBeside(null)
    query.change({ open: code })
  }
  const showBeside = (what: 'import' | 'versions') => {
    query.change({ open: undefined })
    setBeside(what)
  }
  const exportNow = () => {
    setProblem(null)
    void saveFile(exportDuty, { format: 'xlsx' }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
  }
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const classes = (catalogue.data?.classes ?? []).filter((one) => filter.kind === '' || one.kind === filter.kind)
  const nameOf = useBodyName()
  const categories = new Map((catalogue.data?.items ?? []).map((category) => [category.code, category]))
  const nameOfCategory = (row: DutyLine) => categories.get(row.code)?.[language] ?? row.categoryZh
  const columns: Column<DutyLine>[] = [
    { id: 'code', title: words.code, width: '72px', cell: (row) => row.code },
    {
      id: 'category',
      title: words.category,
      width: '176px',
      cell: nameOfCategory,
      hint: nameOfCategory,
    },
    {
      id: 'lead',
      title: words.lead,
      width: '176px',
      cell: (row) => nameOf(row.lead, row.leadZh),
      hint: (row) => nameOf(row.lead, row.leadZh),
    },
    {
      id: 'co',
      title: words.coHandlers,
      cell: (row) => row.coHandlers.map((body, at) => nameOf(body, row.coHandlersZh[at])).join('、') || '—',
      hint: (row) => row.coHandlers.map((body, at) => nameOf(body, row.coHandlersZh[at])).join('、'),
      wide: true,
    },
    { id: 'level', title: words.level, width: '72px', cell: (row) => t(LEVEL_WORDS[row.level]), wide: true },
    {
      id: 'first',
      title: { zh: '首接负责', en: 'First leads' },
      width: '88px',
      cell: (row) => (row.firstReceiver ? t(words.yes) : '—'),
      wide: true,
    },
    {
      id: 'basis',
      title: words.basis,
      cell: (row) => (row.fault ? <span className="over">{`! ${row.fault[language]}`}</span> : row.basisZh),
      hint: (row) => row.fault?.[language] ?? row.basisZh,
      wide: true,
    },
  ]
  const line = pages.data?.find((row) => row.code === open)
  return (
    <Page
      fill
      title={t({ zh: '职责清单', en: 'Duty list' })}
      note={
        pages.data
          ? t({
              zh: `${count(pages.data.length)} 条${pages.hasMore ? '，下方还有' : ''}；派遣时据此推荐，可人工改`,
              en: `${count(pages.data.length)} rules${pages.hasMore ? ', more below' : ''}; proposed at dispatch`,
            })
          : null
      }
      actions={
        <>
          <Button onClick={() => showBeside('versions')}>{t(words.changes)}</Button>
          <Button onClick={exportNow}>{t({ zh: '导出清单', en: 'Export the list' })}</Button>
          {mayEdit ? (
            <Button onClick={() => showBeside('import')}>{t({ zh: '导入清单', en: 'Import a list' })}</Button>
          ) : null}
        </>
      }
    >
      <Filters>
        <SearchBox
          value={filter.q ?? ''}
          change={(q) => query.change({ q })}
          placeholder={t({ zh: '类别、说法、拼音或依据', en: 'Category, word, pinyin or basis' })}
          width={216}
        />
        <Select
          value={filter.kind || undefined}
          onChange={(kind?: string) => query.change({ kind, class: undefined })}
          options={CATEGORY_KINDS.map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) }))}
          allowClear
          placeholder={t(words.kind)}
          aria-label={t(words.kind)}
          style={{ width: 112 }}
        />
        <Select
          value={filter.class || undefined}
          onChange={(value?: string) => query.change({ class: value })}
          options={classes.map((one) => ({ value: one.code, label: one[language] }))}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t(words.class)}
          aria-label={t(words.class)}
          style={{ width: 144 }}
        />
        <BodySelect
          value={filter.unit || undefined}
          change={(unit) => query.change({ unit })}
          placeholder={t({ zh: '主办或协办单位', en: 'Lead or co-handler' })}
          width={184}
        />
        <label>
          <input
            type="checkbox"
            checked={filter.first === '1'}
            onChange={(event) => query.change({ first: event.target.checked ? '1' : undefined })}
          />
          {t(words.firstReceiver)}
        </label>
        <label>
          <input
            type="checkbox"
            checked={filter.faults === '1'}
            onChange={(event) => query.change({ faults: event.target.checked ? '1' : undefined })}
          />
          {t({ zh: '只看有问题的', en: 'Only those at fault' })}
        </label>
        {isFiltered ? (
          <Button type="link" onClick={clear}>
            {t(words.clearFilters)}
          </Button>
        ) : null}
      </Filters>
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(rows) => (
              <Table
                label={t({ zh: '职责清单', en: 'Duty list' })}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.code}
                current={open}
                onOpen={(row) => show(row.code)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState action={isFiltered ? <Button onClick={clear}>{t(words.clearFilters)}</Button> : null}>
                    {filter.faults
                      ? t({ zh: '没有有问题的职责', en: 'No rule is at fault.' })
                      : t({ zh: '没有符合条件的职责', en: 'No rule fits these filters.' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {beside === 'import' ? <DutyImport onClose={() => setBeside(null)} /> : null}
        {beside === 'versions' ? <DutyVersions onClose={() => setBeside(null)} /> : null}
        {open && beside === null ? (
          <DutyPanel key={open} code={open} {...(line ? { line } : {})} onClose={() => show(undefined)} />
        ) : null}
      </Split>
    </Page>
  )
}
