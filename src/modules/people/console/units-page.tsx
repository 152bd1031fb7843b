import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listUnits } from '../contract.ts'
import { KIND_NAMES } from '../domain/org-kind.ts'
import { words } from '../words.ts'
import css from './people.module.css'
import tree from './tree.module.css'
import { UnitImport } from './unit-import.tsx'
import { UnitPanel } from './unit-panel.tsx'
import { type TreeLine, treeLines } from './unit-tree.ts'

/** Organisations as a tree: the centre, departments and companies, and streets down to grid teams. */
export default function UnitsPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const mayEdit = useMay('people:edit-units')
  const [importing, setImporting] = useState(false)
  const [chosen, setOpened] = useState<ReadonlySet<string> | null>(null)
  const text = query.one('q') ?? ''
  const withEnded = query.one('ended') === '1'
  const current = query.one('open')
  const reading = useOperation(listUnits, { limit: 3000, ...(withEnded ? { ended: true } : {}) })
  // Until somebody opens or closes a branch the centre is open, so that the streets are seen.
  const opened = useMemo(
    () =>
      chosen ?? new Set((reading.data?.items ?? []).filter((unit) => unit.kind === 'opsCenter').map((unit) => unit.id)),
    [chosen, reading.data],
  )
  const lines = useMemo(() => {
    const wanted = text.toLowerCase()
    const matches = (unit: { id: string; zh: string; en: string; areaCode: string | null }) =>
      [unit.id, unit.zh, unit.en, unit.areaCode ?? ''].some((part) => part.toLowerCase().includes(wanted))
    return treeLines(reading.data?.items ?? [], (id) => opened.has(id), wanted === '' ? null : matches)
  }, [reading.data, opened, text])
  const show = (id: string | undefined) => {
    setImporting(false)
    query.change({ open: id, under: undefined })
  }
  const setOpen = (line: TreeLine | undefined, isOpen: boolean) => {
    if (!line || line.childCount === 0) return
    const next = new Set(opened)
    if (isOpen) next.add(line.unit.id)
    else next.delete(line.unit.id)
    setOpened(next)
  }
  const lineUnder = () => {
    const row = document.activeElement?.closest('tr')
    const at = row ? [...(row.parentElement?.children ?? [])].indexOf(row) : -1
    return lines[at] ?? lines.find((line) => line.unit.id === current)
  }
  useKeys([
    { keys: 'N', title: { zh: '新建单位', en: 'Add a unit' }, run: () => show('new'), enabled: mayEdit },
    { keys: 'ArrowRight', title: { zh: '展开', en: 'Open the branch' }, run: () => setOpen(lineUnder(), true) },
    { keys: 'ArrowLeft', title: { zh: '收起', en: 'Close the branch' }, run: () => setOpen(lineUnder(), false) },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
  ])
  const columns: Column<TreeLine>[] = [
    {
      id: 'name',
      title: { zh: '名称', en: 'Name' },
      cell: (line) => (
        <span className={tree.name} style={{ paddingInlineStart: line.depth * 20 }}>
          {line.childCount > 0 ? (
            <button
              type="button"
              className={tree.fold}
              tabIndex={-1}
              aria-expanded={line.isOpen}
              aria-label={t(
                line.isOpen
                  ? { zh: `收起${line.unit.zh}`, en: `Close ${line.unit.zh}` }
                  : { zh: `展开${line.unit.zh}`, en: `Open ${line.unit.zh}` },
              )}
              onClick={(event) => {
                event.stopPropagation()
                setOpen(line, !line.isOpen)
              }}
            >
              {line.isOpen ? '▾' : '▸'}
            </button>
          ) : (
            <span className={tree.leaf} />
          )}
          {line.unit[language] || line.unit.zh}
          {line.childCount > 0 ? <small className={css.meta}>{count(line.childCount)}</small> : null}
        </span>
      ),
      hint: (line) => line.unit.remitZh || line.unit.zh,
    },
    {
      id: 'kind',
      title: { zh: '类型', en: 'Kind' },
      width: '168px',
      cell: (line) => KIND_NAMES[line.unit.kind][language],
    },
    { id: 'id', title: { zh: '编号', en: 'Id' }, width: '176px', cell: (line) => line.unit.id, wide: true },
    {
      id: 'area',
      title: { zh: '区划代码', en: 'Area code' },
      width: '160px',
      cell: (line) => line.unit.areaCode ?? '—',
      wide: true,
    },
    {
      id: 'state',
      title: words.state,
      width: '72px',
      cell: (line) => t(line.unit.active ? { zh: '在用', en: 'In use' } : words.left),
      wide: true,
    },
  ]
  const all = reading.data?.items
  return (
    <Page
      fill
      title={t({ zh: '组织机构', en: 'Organisations' })}
      note={all ? t({ zh: `${count(all.length)} 个单位`, en: `${count(all.length)} units` }) : null}
      actions={
        mayEdit ? (
          <>
            <Button
              onClick={() => {
                query.change({ open: undefined, under: undefined })
                setImporting(true)
              }}
            >
              {t({ zh: '导入单位', en: 'Import units' })}
            </Button>
            <Button type="primary" onClick={() => show('new')}>
              {t({ zh: '新建单位', en: 'Add a unit' })}
              <KeyHint keys="N" />
            </Button>
          </>
        ) : null
      }
    >
      <Filters>
        <SearchBox
          value={text}
          change={(q) => query.change({ q })}
          placeholder={t({ zh: '名称、编号或区划代码', en: 'Name, id or area code' })}
        />
        <label>
          <input
            type="checkbox"
            checked={withEnded}
            onChange={(event) => query.change({ ended: event.target.checked ? '1' : undefined })}
          />
          {t({ zh: '含已停用', en: 'With ended ones' })}
        </label>
        {text === '' ? (
          <Button
            type="link"
            onClick={() =>
              setOpened(opened.size > 0 ? new Set() : new Set((all ?? []).map((unit) => unit.parentId ?? '')))
            }
          >
            {opened.size > 0 ? t({ zh: '全部收起', en: 'Close all' }) : t({ zh: '全部展开', en: 'Open all' })}
          </Button>
        ) : null}
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={14}>
            {() => (
              <Table
                label={t({ zh: '组织机构', en: 'Organisations' })}
                rows={lines}
                columns={columns}
                rowKey={(line) => line.unit.id}
                current={current}
                onOpen={(line) => show(line.unit.id)}
                rowMark={(line) => (line.unit.active ? undefined : 'gone')}
                empty={
                  <EmptyState
                    action={
                      text ? (
                        <Button onClick={() => query.change({ q: undefined })}>{t(words.clearFilters)}</Button>
                      ) : null
                    }
                  >
                    {text
                      ? t({ zh: `没有含“${text}”的单位。可换一个词`, en: `No unit matches "${text}".` })
                      : t({ zh: '还没有单位。可新建或从表格导入', en: 'No units yet. Add one or import a table.' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {importing ? <UnitImport onClose={() => setImporting(false)} /> : null}
        {current && all ? (
          <UnitPanel
            key={`${current}-${query.one('under') ?? ''}`}
            id={current}
            units={all ?? []}
            under={query.one('under')}
            onClose={() => show(undefined)}
            onOpen={show}
            onAddBelow={(id) => query.change({ open: 'new', under: id })}
          />
        ) : null}
      </Split>
    </Page>
  )
}
