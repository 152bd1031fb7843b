import { Button, Select } from 'antd'
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
import { type Category, type CategoryClass, listCategories } from '../contract.ts'
import { KIND_WORDS, words } from '../words.ts'
import css from './catalogue.module.css'
import { CategoryPanel } from './category-panel.tsx'
import { ClassTree } from './class-tree.tsx'
import { limitText } from './limit-text.ts'
import { Marks } from './marks.tsx'

const FILTERS = ['q', 'class', 'mark', 'all'] as const
const NONE: readonly Category[] = []

/** What kinds of matter there are, and how long each may take. */
export default function CategoriesPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const mayEdit = useMay('catalogue:edit-categories')
  const text = query.one('q') ?? ''
  const chosen = query.one('class') ?? ''
  const mark = query.one('mark') ?? ''
  const withInactive = query.one('all') === '1'
  const open = query.one('open')
  // Class and marks are filtered here: the whole list is small, and the tree shows how many of each class were found.
  const reading = useOperation(listCategories, {
    ...(text ? { text } : {}),
    ...(withInactive ? { withInactive: true } : {}),
  })
  const found = reading.data?.items ?? NONE
  const classes = reading.data?.classes ?? []
  const classNames = new Map(classes.map((one) => [one.code, one]))
  const marked = found.filter((row) => hasMark(row, mark))
  const rows = marked.filter((row) => row.code.startsWith(chosen))
  const isFiltered = FILTERS.some((name) => query.one(name) !== null)
  const clear = () => query.change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))
  const show = (code: string | undefined) => query.change({ open: code })
  useKeys([
    { keys: 'N', title: { zh: '新增类别', en: 'Add a category' }, run: () => show('new'), enabled: mayEdit },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
  ])
  const columns: Column<Category>[] = [
    { id: 'code', title: words.code, width: '72px', cell: (row) => row.code },
    { id: 'zh', title: words.name, width: '200px', cell: (row) => row[language], hint: (row) => row.en },
    {
      id: 'class',
      title: words.class,
      width: '128px',
      cell: (row) => classNames.get(row.class)?.[language] ?? row.class,
      wide: true,
    },
    {
      id: 'pinyin',
      title: { zh: '拼音', en: 'Pinyin' },
      width: '96px',
      cell: (row) => row.pinyinInitials,
      wide: true,
    },
    { id: 'limit', title: words.limit, width: '104px', cell: (row) => limitText(row.limit, language) },
    {
      id: 'ownerless',
      title: { zh: '无主设施时限', en: 'Ownerless' },
      width: '112px',
      cell: (row) => limitText(row.ownerlessLimit, language),
      wide: true,
    },
    {
      id: 'marks',
      title: { zh: '标记', en: 'Marks' },
      width: '152px',
      cell: (row) => <Marks category={row} />,
      wide: true,
    },
    {
      id: 'synonyms',
      title: { zh: '市民常用说法', en: 'Words of citizens' },
      cell: (row) => row.synonyms.join('、'),
      hint: (row) => row.synonyms.join('、'),
      wide: true,
    },
  ]
  return (
    <Page
      fill
      title={t({ zh: '案件类别', en: 'Categories' })}
      note={
        reading.data
          ? t({
              zh: `${count(rows.length)} 个类别，目录第 ${reading.data.version} 版`,
              en: `${count(rows.length)} categories, version ${reading.data.version}`,
            })
          : null
      }
      actions={
        mayEdit ? (
          <Button type="primary" onClick={() => show('new')}>
            {t({ zh: '新增类别', en: 'Add a category' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Filters>
        <SearchBox
          value={text}
          change={(q) => query.change({ q })}
          placeholder={t({ zh: '名称、说法、编码或拼音首字母', en: 'Name, word, code or pinyin' })}
          width={256}
        />
        <span className={css.narrowOnly}>
          <ClassSelect classes={classes} value={chosen} change={(value) => query.change({ class: value })} />
        </span>
        <Select
          value={mark || undefined}
          onChange={(value?: string) => query.change({ mark: value })}
          options={MARKS.map((one) => ({ value: one.id, label: t(one.title) }))}
          allowClear
          placeholder={t({ zh: '标记', en: 'Marks' })}
          aria-label={t({ zh: '标记', en: 'Marks' })}
          style={{ width: 136 }}
        />
        <label>
          <input
            type="checkbox"
            checked={withInactive}
            onChange={(event) => query.change({ all: event.target.checked ? '1' : undefined })}
          />
          {t({ zh: '含停用', en: 'With those out of use' })}
        </label>
        {isFiltered ? (
          <Button type="link" onClick={clear}>
            {t(words.clearFilters)}
          </Button>
        ) : null}
      </Filters>
      <Split>
        <ClassTree classes={classes} rows={marked} chosen={chosen} choose={(value) => query.change({ class: value })} />
        <SplitList>
          <Loaded reading={reading} lines={14}>
            {() => (
              <Table
                label={t({ zh: '案件类别', en: 'Categories' })}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.code}
                current={open}
                onOpen={(row) => show(row.code)}
                rowMark={(row) => (row.active ? undefined : 'gone')}
                empty={
                  <EmptyState action={<Button onClick={clear}>{t(words.clearFilters)}</Button>}>
                    {t({
                      zh: '没有符合条件的类别。可换一个说法，或用拼音首字母',
                      en: 'No category fits. Try another word or pinyin initials.',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {open ? (
          <CategoryPanel key={open} code={open} classes={classes} onClose={() => show(undefined)} onOpen={show} />
        ) : null}
      </Split>
    </Page>
  )
}

const MARKS = [
  { id: 'emergency', title: { zh: '应急', en: 'Emergency' } },
  { id: 'reward', title: { zh: '可奖励', en: 'Rewarded' } },
  { id: 'ownerless', title: { zh: '有无主时限', en: 'Ownerless limit' } },
  { id: 'indoor', title: { zh: '不派网格员', en: 'No check on the spot' } },
] as const

function hasMark(row: Category, mark: string): boolean {
  if (mark === 'emergency') return row.emergency
  if (mark === 'reward') return row.reward
  if (mark === 'ownerless') return row.ownerlessLimit !== null
  return mark === 'indoor' ? !row.outdoor : true
}

function ClassSelect({
  classes,
  value,
  change,
}: {
  classes: readonly CategoryClass[]
  value: string
  change(code: string | undefined): void
}) {
  const { t, language } = useWords()
  return (
    <Select
      value={value || undefined}
      onChange={change}
      options={classes.map((one) => ({ value: one.code, label: `${t(KIND_WORDS[one.kind])} ${one[language]}` }))}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(words.class)}
      aria-label={t(words.class)}
      style={{ width: 200 }}
    />
  )
}
