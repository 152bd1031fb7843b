import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { listRuleVersions, type RuleRow, saveRule, tryRule } from '../contract.ts'
import { NEW_RULE, RULE_FIELDS, ruleOf, valuesOf } from './rule-fields.ts'
import { TryView } from './try-view.tsx'

/** Asked for when there is something to save, not before a trial. */
const reason = (required: boolean): Field => ({
  kind: 'text',
  name: 'reason',
  title: { zh: '修改理由', en: 'Reason' },
  required,
  maxLength: 300,
})

/** One rule: changed, tried on the past, and only then saved as a new version. */
export function RulePanel({
  row,
  mayEdit,
  onSaved,
  onClose,
}: {
  /** Null: a new rule. */
  row: RuleRow | null
  mayEdit: boolean
  onSaved(key: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const attempt = useCommand(tryRule, { refresh: false })
  const save = useCommand(saveRule)
  const [newKey] = useState(() => `rule${Date.now().toString(36)}`)
  const before = row?.rule ?? { ...NEW_RULE, key: newKey }
  const [tried, setTried] = useState<{ spelt: string; result: Awaited<ReturnType<typeof attempt.run>> } | null>(null)
  const look = async (values: Values) => {
    const rule = ruleOf(values, before)
    const result = await attempt.run({ rule })
    setTried(result && { spelt: JSON.stringify(rule), result })
    return false
  }
  const submit = async (values: Values) => {
    const rule = ruleOf(values, before)
    // The first press tries, the second saves what was tried.
    if (tried?.spelt !== JSON.stringify(rule)) return look(values)
    const made = await save.run(
      { key: rule.key, rule, reason: String(values.reason ?? '') },
      { expectedVersion: row?.version ?? 0 },
    )
    if (!made) return false
    say(t({ zh: `已生效第 ${made.version} 版，试算 ${made.triedCount} 条`, en: `Version ${made.version} is in force` }))
    setTried(null)
    onSaved(made.key)
    return true
  }
  return (
    <SidePanel title={row ? t(row.rule) : t({ zh: '新增规则', en: 'New rule' })} onClose={onClose}>
      <Inset>
        {tried?.result ? <TryView result={tried.result} /> : null}
        {mayEdit ? (
          <Form
            key={row?.version ?? 'new'}
            fields={[...RULE_FIELDS, reason(tried !== null)]}
            initial={valuesOf(before)}
            verb={
              tried ? t({ zh: '保存生效', en: 'Save' }) : t({ zh: '用近 90 日试算', en: 'Try on the last 90 days' })
            }
            onSubmit={submit}
            onCancel={onClose}
            busy={attempt.busy || save.busy}
            problem={attempt.problem ?? save.problem}
            draftKey={`alert-rule.${before.key.startsWith('rule') && !row ? 'new' : before.key}`}
            foretell={(values) =>
              tried?.spelt === JSON.stringify(ruleOf(values, before))
                ? t({ zh: '已试算，再按一次保存为新版本', en: 'Tried; press again to save a new version' })
                : t({ zh: '先用历史试算，看清会触发什么再保存', en: 'Tried on the past first, then saved' })
            }
          />
        ) : (
          <RuleFacts row={row} />
        )}
        {row ? <Versions ruleKey={row.rule.key} /> : null}
      </Inset>
    </SidePanel>
  )
}

function RuleFacts({ row }: { row: RuleRow | null }) {
  const { t } = useWords()
  if (!row) return null
  const { rule } = row
  return (
    <>
      <p>{rule.advice}</p>
      <p className="meta">
        {t({ zh: `${rule.days} 日内至少 ${rule.atLeast} 件`, en: `at least ${rule.atLeast} in ${rule.days} days` })}
        {rule.filter.words.length > 0 ? ` · ${rule.filter.words.join('、')}` : ''}
      </p>
    </>
  )
}

function Versions({ ruleKey }: { ruleKey: string }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const reading = useOperation(listRuleVersions, { key: ruleKey }, { enabled: isOpen })
  return (
    <section>
      <h2>{t({ zh: '版本', en: 'Versions' })}</h2>
      {isOpen ? (
        <Loaded reading={reading} lines={3}>
          {({ items }) => (
            <Lines>
              {items.map((one) => (
                <li key={one.version}>
                  <span>
                    {one.version} · {one.reason}
                    {one.triedCount === null
                      ? ''
                      : t({ zh: ` · 试算 ${one.triedCount} 条`, en: ` · tried: ${one.triedCount}` })}
                    {one.rule.enabled ? '' : t({ zh: ' · 停用', en: ' · off' })}
                  </span>
                  <span className="meta">
                    {tableTime(one.changedAt)} {one.changedByName}
                  </span>
                </li>
              ))}
            </Lines>
          )}
        </Loaded>
      ) : (
        <Button size="small" onClick={() => setOpen(true)}>
          {t({ zh: '查看历次版本', en: 'Show versions' })}
        </Button>
      )}
    </section>
  )
}
