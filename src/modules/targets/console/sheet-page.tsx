import { Button, Dropdown } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { asProblem, type Problem, saveFile, useOperation } from '#ui/call.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, usePathPart } from '#ui/navigation.tsx'
import { Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { exportSheet, getSheet, type SheetView } from '../contract.ts'
import { assessSheet } from '../domain/assess-sheet.ts'
import { treeOf } from '../domain/exact-tree.ts'
import { factsWith } from '../domain/facts-of-input.ts'
import { formGrid } from '../domain/form/form-grid.ts'
import { versionNote } from '../domain/form/version-note.ts'
import { withNotes } from '../domain/form/with-notes.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { SheetCommand } from '../domain/sheet-chain.ts'
import { PrintDialog } from './documents/print-dialog.tsx'
import { ChainBar } from './sheets/chain-bar.tsx'
import css from './sheets/form.module.css'
import { FormTable } from './sheets/form-table.tsx'
import { HistoryDialog } from './sheets/history-dialog.tsx'
import { type SheetEdit, SheetEditProvider } from './sheets/sheet-edit.ts'
import { SheetTextLines } from './sheets/sheet-texts.tsx'
import { SideList } from './sheets/side-list.tsx'
import { useSheetDraft } from './sheets/use-sheet-draft.ts'

/** One self-evaluation sheet: read, filled in, reviewed, signed. */
export default function SheetPage() {
  const id = usePathPart('sheetId')
  const { t } = useWords()
  const reading = useOperation(getSheet, { id }, { forgetful: true })
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload }])
  return reading.data ? (
    <SheetBody key={id} view={reading.data} />
  ) : (
    <Page title={t({ zh: '自评表', en: 'Self-evaluation sheet' })}>
      <Loaded reading={reading} lines={16}>
        {() => null}
      </Loaded>
    </Page>
  )
}

const READS: readonly SheetCommand[] = ['pass', 'sign']
const FORMATS = ['xlsx', 'docx', 'pdf'] as const
const FORMAT_NAMES = { xlsx: 'Excel', docx: 'Word', pdf: 'PDF' }

function SheetBody({ view }: { view: SheetView }) {
  const { t } = useWords()
  const draft = useSheetDraft(view)
  const [current, setCurrent] = useState<string | null>(null)
  // Whoever reviews or signs reads what proves the values.
  const [unfolded, setUnfolded] = useState(() =>
    view.offers.some(({ command, refusal }) => READS.includes(command) && !refusal),
  )
  const [dialog, setDialog] = useState<'history' | 'preview' | null>(null)
  const scheme = useMemo(() => treeOf<Scheme>(view.scheme), [view.scheme])
  const open = view.offers.some(({ command, refusal }) => command === 'save' && refusal === null)
  // Typing comes first; score and findings follow as the machine can.
  const words = useDeferredValue(draft.words)
  const facts = useMemo(
    () =>
      open
        ? factsWith(view.facts, words, { figures: view.figures, parts: view.parts, bands: scheme.bands })
        : view.facts,
    [view, words, open, scheme],
  )
  const assessed = useMemo(() => assessSheet(facts, scheme), [facts, scheme])
  const edit: SheetEdit = { view, scheme, facts, assessed, draft, open, current, setCurrent, unfolded }
  const { row } = view
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async (format: (typeof FORMATS)[number]) => {
    setSaving(true)
    setProblem(null)
    await saveFile(exportSheet, { id: row.id, format }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
    setSaving(false)
  }
  return (
    <SheetEditProvider value={edit}>
      <Page
        fill
        title={t({ zh: `${row.year} 年 ${row.name}`, en: `${row.name} ${row.year}` })}
        note={
          <>
            <To href={`/c/sheets?year=${row.year}`}>{t({ zh: '全部自评表', en: 'All sheets' })}</To>
            {row.sinceSigned ? (
              <span className={css.warn}>
                ▲{' '}
                {t({
                  zh: '签发后台账或目标有变化，表上仍是签发时的数',
                  en: 'Ledger or targets have moved since it was signed',
                })}
              </span>
            ) : null}
          </>
        }
        actions={
          <>
            <Button type="text" aria-pressed={unfolded} onClick={() => setUnfolded(!unfolded)}>
              {unfolded ? t({ zh: '收起依据', en: 'Hide evidence' }) : t({ zh: '展开依据', en: 'Show evidence' })}
            </Button>
            <Button onClick={() => setDialog('preview')}>{t({ zh: '打印预览', en: 'Print preview' })}</Button>
            <Dropdown
              menu={{
                items: FORMATS.map((format) => ({ key: format, label: FORMAT_NAMES[format] })),
                onClick: ({ key }) => void save(FORMATS.find((format) => format === key) ?? 'xlsx'),
              }}
            >
              <Button loading={saving}>{t({ zh: '导出', en: 'Export' })}</Button>
            </Dropdown>
          </>
        }
      >
        <div className={css.frame}>
          <section
            className={css.main}
            data-scrolls
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.1.1)
            tabIndex={0}
            aria-label={t({ zh: '自评表', en: 'Self-evaluation sheet' })}
          >
            <ProblemNotice problem={problem} close={() => setProblem(null)} />
            <FormTable />
            <SheetTextLines />
          </section>
          <SideList />
        </div>
        <ChainBar history={() => setDialog('history')} />
        {dialog === 'history' ? <HistoryDialog view={view} onClose={() => setDialog(null)} /> : null}
        {dialog === 'preview' ? (
          <PrintDialog
            title={row.name}
            grid={withNotes(formGrid(assessed.sheet, scheme, view.form, view.set), [
              versionNote(row.state, view.editions.at(-1)),
            ])}
            onClose={() => setDialog(null)}
          />
        ) : null}
      </Page>
    </SheetEditProvider>
  )
}
