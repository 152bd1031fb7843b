import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { dropDraft, keepDraft, readDraft } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type getRules, saveRules } from '../../contract.ts'
import { clockCards } from '../../domain/clock-words.ts'
import { isOneOf, type Variant, variants } from '../../domain/enums.ts'
import { allVariants, commonValue, effectiveRules, valuesByVariant } from '../../domain/rules/effective-rules.ts'
import { postWords } from '../../domain/rules/post-words.ts'
import { conditionText, valueGroups } from '../../domain/rules/rule-words.ts'
import { type SwitchGroup, type SwitchKey, switchGroups } from '../../domain/rules/switch-card.ts'
import { ownSwitchKeys, switchCards } from '../../domain/rules/switch-cards.ts'
import { LimitField } from './limit-field.tsx'
import { PresetNotes } from './preset-notes.tsx'
import { draftOf, ownValue, type RuleDraft, type Scope, withDraft, withLimit, withSwitch } from './rule-draft.ts'
import css from './rules.module.css'
import { SwitchField } from './switch-field.tsx'
import { TrialView } from './trial-view.tsx'
import { useTrial } from './use-trial.ts'

const NONE = 'none'
const ALL = 'all'
const SHORTEST_WHY = 2

/** Changes what a district may set; checked as it is changed, put in force with a reason and a second person. */
export function RuleEditor({ inForce, onDone }: { inForce: Output<typeof getRules>; onDone(): void }) {
  const { t, language } = useWords()
  const say = useSay()
  const id = useId()
  const draftKey = `cases.rules.${inForce.version}`
  const [draft, setDraft] = useState<RuleDraft>(
    () => (readDraft(draftKey) as RuleDraft | null) ?? draftOf(inForce.rules),
  )
  const [scope, setScope] = useState<Scope>(null)
  const [why, setWhy] = useState('')
  const [agreedBy, setAgreedBy] = useState<string>()
  const save = useCommand(saveRules)
  const trial = useTrial(draft)
  const change = (next: RuleDraft) => {
    setDraft(next)
    keepDraft(draftKey, { ...next })
  }
  const rules = withDraft(inForce.rules, draft)
  const { presets } = rules.rules
  const preset = draft.preset ? presets[draft.preset] : undefined
  const { answer, outdated } = trial
  const isReady =
    answer?.ok === true && !outdated && answer.differences.length > 0 && why.trim().length >= SHORTEST_WHY && agreedBy
  const publish = async () => {
    if (!isReady) return
    const saved = await save.run({ ...draft, why: why.trim(), agreedBy }, { expectedVersion: inForce.version })
    if (!saved) return
    dropDraft(draftKey)
    say(
      t({
        zh: `第 ${saved.version} 版已生效，新上报的案件照此办理`,
        en: `Version ${saved.version} is in force for new cases`,
      }),
    )
    onDone()
  }
  return (
    <SidePanel
      title={t({
        zh: `修改规则（在第 ${inForce.version} 版上）`,
        en: `Change the rules (from version ${inForce.version})`,
      })}
      onClose={onDone}
      actions={
        <Button
          size="small"
          onClick={() => {
            setDraft(draftOf(inForce.rules))
            dropDraft(draftKey)
          }}
        >
          {t({ zh: '全部恢复', en: 'Start again' })}
        </Button>
      }
    >
      <TrialView trial={trial} />
      <div className={css.section}>
        <label htmlFor={`${id}-preset`}>{t({ zh: '预设', en: 'Preset' })}</label>
        <Select
          id={`${id}-preset`}
          value={draft.preset ?? NONE}
          onChange={(key: string) => change({ ...draft, preset: key === NONE ? null : key })}
          options={[
            { value: NONE, label: t({ zh: '（无）', en: '(none)' }) },
            ...Object.entries(presets).map(([key, one]) => ({ value: key, label: one[language] ?? key })),
          ]}
        />
        {preset ? <PresetNotes preset={preset} /> : null}
      </div>
      <div className={css.section}>
        <label htmlFor={`${id}-scope`}>{t({ zh: '以下开关适用于', en: 'The switches below are for' })}</label>
        <Select
          id={`${id}-scope`}
          value={scope ?? ALL}
          onChange={(value: string) => setScope(isOneOf(variants, value) ? value : null)}
          options={[
            { value: ALL, label: t({ zh: '全部流程', en: 'all variants' }) },
            ...allVariants.map((variant) => ({ value: variant, label: t(variants[variant]) })),
          ]}
        />
      </div>
      {(Object.keys(switchGroups) as SwitchGroup[]).map((group) => (
        <details key={group} className={css.group}>
          <summary>{t(switchGroups[group])}</summary>
          {ownSwitchKeys
            .filter((key) => switchCards[key].group === group)
            .map((key) => {
              const values = valuesByVariant(rules, key)
              return (
                <SwitchField
                  key={key}
                  name={key}
                  value={scope === null ? commonValue(values) : effectiveRules(rules, scope)[key]}
                  own={ownValue(draft, scope, key) !== undefined}
                  differs={scope === null ? difference(key, values, language) : null}
                  change={(value) => change(withSwitch(draft, scope, key, value))}
                />
              )
            })}
        </details>
      ))}
      <details className={css.group}>
        <summary>{t({ zh: '各环节时限', en: 'Limits of the steps' })}</summary>
        {draft.limits.clocks.map((row, at) => {
          const label = [t(clockCards[row.clock]), conditionText(row, rules.channels, language)]
            .filter(Boolean)
            .join(' · ')
          if (row.switch || !row.limit) return null
          return (
            <div key={`${label} ${JSON.stringify(row.when ?? null)}`} className={css.limit}>
              <span>{label}</span>
              <LimitField
                label={label}
                value={row.limit}
                change={(limit) => limit && change(withLimit(draft, at, limit))}
              />
            </div>
          )
        })}
      </details>
      <div className={css.section}>
        <label htmlFor={`${id}-why`}>{t({ zh: '修改理由', en: 'Why' })}</label>
        <Input id={`${id}-why`} value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
        <label htmlFor={`${id}-agreed`}>
          {t({ zh: '同意人（区城运中心的领导或指挥长）', en: 'Agreed by (a leader or commander of the centre)' })}
        </label>
        <Select
          id={`${id}-agreed`}
          value={agreedBy}
          onChange={setAgreedBy}
          options={inForce.mayAgree.map(({ id: person, name, post }) => ({
            value: person,
            label: `${name} · ${isOneOf(postWords, post) ? t(postWords[post]) : post}`,
          }))}
          placeholder={t({ zh: '请选择', en: 'Choose' })}
        />
        <ProblemNotice problem={save.problem} />
        <Button type="primary" disabled={!isReady} loading={save.busy} onClick={() => void publish()}>
          {t({ zh: '发布新版本', en: 'Put in force' })}
        </Button>
        <p className={css.meta}>
          {t({
            zh: '新版本只管发布后上报的案件；已上报的案件沿用原来的版本。须校验通过、有改动、写明理由和同意人。',
            en: 'A version holds for cases reported from now on. It needs a passed check, a change, a reason and who agreed.',
          })}
        </p>
      </div>
    </SidePanel>
  )
}

/** Where variants differ: which has what. */
function difference(key: SwitchKey, values: Record<Variant, unknown>, language: 'zh' | 'en'): string | null {
  const groups = valueGroups(key, values, language)
  if (groups.length === 1) return null
  const texts = groups.map(({ text, within }) => (language === 'zh' ? `${text}（${within}）` : `${text} (${within})`))
  return language === 'zh' ? `各流程不同：${texts.join('；')}` : `differs: ${texts.join('; ')}`
}
