import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Facts, Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type DutyLine, listDuty, listDutyVersions } from '../contract.ts'
import { LEVEL_WORDS, words } from '../words.ts'
import { useBodyName } from './body-select.tsx'
import css from './catalogue.module.css'
import { DutyChanges } from './duty-changes.tsx'
import { DutyForm } from './duty-form.tsx'

/** One rule with its history; reached from the list, or by the code of a category. */
export function DutyPanel({ code, line, onClose }: { code: string; line?: DutyLine; onClose(): void }) {
  const { t, language } = useWords()
  const mayEdit = useMay('catalogue:edit-duty')
  const nameOf = useBodyName()
  const [editing, setEditing] = useState(false)
  const reading = useOperation(listDuty, { text: code }, { enabled: line === undefined, forgetful: true })
  const versions = useOperation(listDutyVersions, { code, limit: 20 }, { forgetful: true })
  const rule = line ?? reading.data?.items.find((row) => row.code === code)
  if (!rule)
    return (
      <SidePanel title={code} onClose={onClose}>
        <Loaded reading={reading}>
          {() => (
            <EmptyState>
              {t({
                zh: '此类别还没有职责，派遣时须人工选择单位',
                en: 'No rule for this category: units are chosen by hand.',
              })}
            </EmptyState>
          )}
        </Loaded>
      </SidePanel>
    )
  return (
    <SidePanel title={`${rule.code} ${rule.categoryZh}`} onClose={onClose}>
      {editing ? (
        <DutyForm key={rule.version} rule={rule} onDone={() => setEditing(false)} />
      ) : (
        <div className={css.section}>
          <Facts
            facts={[
              [t(words.lead), nameOf(rule.lead, rule.leadZh)],
              [
                t(words.coHandlers),
                rule.coHandlers.map((body, at) => nameOf(body, rule.coHandlersZh[at])).join('、') || '—',
              ],
              [t(words.level), t(LEVEL_WORDS[rule.level])],
              [t(words.firstReceiver), t(rule.firstReceiver ? words.yes : words.no)],
              [t(words.basis), rule.basisZh],
            ]}
          />
          {rule.fault ? <p className="over">{`! ${rule.fault[language]}`}</p> : null}
          {rule.firstReceiver ? (
            <p className={css.meta}>
              {t({
                zh: '职责可能有争议：先接到的单位负责到底，不得以非本单位职责退回。',
                en: 'Duty may be disputed: whoever receives it first leads to the end.',
              })}
            </p>
          ) : null}
          <div className="row">
            {mayEdit ? (
              <Button type="primary" onClick={() => setEditing(true)}>
                {t({ zh: '修改职责', en: 'Change the rule' })}
              </Button>
            ) : null}
            <To href={`/c/categories?open=${code}`}>{t({ zh: '查看类别', en: 'The category' })}</To>
          </div>
        </div>
      )}
      <div className={css.section}>
        <h3>{t(words.changes)}</h3>
        <Loaded reading={versions} lines={2}>
          {({ items }) => <DutyChanges versions={items} only={code} />}
        </Loaded>
      </div>
    </SidePanel>
  )
}
