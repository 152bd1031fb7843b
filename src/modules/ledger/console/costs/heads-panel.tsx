import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { Output } from '#core/operation.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { getHeadcounts, HEAD_KIND_NAMES, HEAD_KINDS, saveHeadcounts } from '../../contract.ts'
import css from '../oversight.module.css'

type Heads = Output<typeof getHeadcounts>

/** Heads of the twelve months, as they stand at the end of each. */
export function HeadsPanel({ year, onClose }: { year: number; onClose(): void }) {
  const { t } = useWords()
  const reading = useOperation(getHeadcounts, { year }, { forgetful: true })
  return (
    <SidePanel title={t({ zh: `${year} 年各月人数`, en: `Heads of ${year}` })} onClose={onClose}>
      <Loaded reading={reading} lines={13}>
        {(found) => <HeadsTable key={`${found.year} ${found.version}`} before={found} />}
      </Loaded>
    </SidePanel>
  )
}

function HeadsTable({ before }: { before: Heads }) {
  const { t } = useWords()
  const say = useSay()
  const mayKeep = useMay('ledger:keep')
  const save = useCommand(saveHeadcounts)
  const [months, setMonths] = useState(before.months)
  const [why, setWhy] = useState('')
  const needsWhy = before.version > 0
  const changed = months.filter((row, at) => HEAD_KINDS.some((kind) => row[kind] !== before.months[at]?.[kind]))
  const set = (month: number, kind: 'staff' | 'contract', heads: number | null) =>
    setMonths((rows) => rows.map((row) => (row.month === month ? { ...row, [kind]: heads } : row)))
  const send = async () => {
    const { unit, year, version } = before
    const done = await save.run(
      { unit, year, months: changed, ...(why.trim() ? { why: why.trim() } : {}) },
      { expectedVersion: version },
    )
    if (done) say(t({ zh: `已登记 ${year} 年人数`, en: `Heads of ${year} are recorded` }))
  }
  return (
    <Inset>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t({ zh: '月', en: 'Month' })}</th>
            {HEAD_KINDS.map((kind) => (
              <th key={kind} scope="col">
                {t(HEAD_KIND_NAMES[kind])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((row) => (
            <tr key={row.month}>
              <th scope="row">{row.month}</th>
              {HEAD_KINDS.map((kind) => (
                <td key={kind}>
                  {mayKeep ? (
                    <InputNumber
                      value={row[kind]}
                      min={0}
                      max={100_000}
                      precision={0}
                      size="small"
                      aria-label={t({
                        zh: `${row.month}月${HEAD_KIND_NAMES[kind].zh}`,
                        en: `Month ${row.month}, ${HEAD_KIND_NAMES[kind].en}`,
                      })}
                      onChange={(heads) => set(row.month, kind, heads)}
                    />
                  ) : (
                    (row[kind] ?? '—')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">
        {before.savedAt
          ? t({ zh: `上次登记 ${tableTime(before.savedAt)}`, en: `Last saved ${tableTime(before.savedAt)}` })
          : t({ zh: '还没有登记', en: 'Nothing has been entered' })}
      </p>
      {mayKeep ? (
        <>
          {needsWhy ? (
            <Input
              value={why}
              maxLength={500}
              onChange={(event) => setWhy(event.target.value)}
              placeholder={t({ zh: '修改原因（必填）', en: 'Why it is changed (required)' })}
              aria-label={t({ zh: '修改原因', en: 'Why it is changed' })}
            />
          ) : null}
          <div>
            <Button
              type="primary"
              loading={save.busy}
              disabled={changed.length === 0 || (needsWhy && !why.trim())}
              onClick={() => void send()}
            >
              {t({ zh: `登记 ${changed.length} 个月`, en: `Record ${changed.length} months` })}
            </Button>
          </div>
          <ProblemNotice problem={save.problem} />
        </>
      ) : null}
    </Inset>
  )
}
