import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Input as Sent } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { saveScheme } from '../contract.ts'
import type { PeerGroup } from '../domain/peer-group.ts'
import { type EvaluationScheme, SCORE_FUNCTIONS, type SchemeTerm } from '../domain/scheme.ts'
import css from './evaluation.module.css'
import { readSettings, settingsText } from './term-settings.ts'

interface Named {
  id: string
  zh: string
  en: string
}

const FUNCTION_NAMES = {
  ratio: { zh: '按比率', en: 'ratio' },
  band: { zh: '分段', en: 'band' },
  threshold: { zh: '达标', en: 'threshold' },
  minmax: { zh: '组内最好最差', en: 'min–max' },
  deductPerUnit: { zh: '按件扣', en: 'per unit' },
} as const

/** The scheme as a table of terms; what the weights come to is said while they are typed. */
export function SchemeForm({
  scheme,
  groups,
  indicators,
  onClose,
}: {
  scheme: EvaluationScheme
  groups: readonly PeerGroup[]
  indicators: readonly Named[]
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveScheme)
  const [terms, setTerms] = useState<readonly SchemeTerm[]>(scheme.terms)
  const [smallSample, setSmallSample] = useState(scheme.smallSample)
  const [peerGroups, setPeerGroups] = useState<readonly string[]>(scheme.peerGroups)
  const [reason, setReason] = useState('')
  const sum = terms.reduce((total, { weight }) => total + weight, 0)
  const put = (at: number, patch: Partial<SchemeTerm>) =>
    setTerms(terms.map((term, index) => (index === at ? { ...term, ...patch } : term)))
  const submit = async () => {
    const { version, ...rest } = scheme
    const changed = { ...rest, terms, smallSample, peerGroups } as unknown as Sent<typeof saveScheme>['scheme']
    const saved = await save.run({ id: scheme.id, scheme: changed, reason, seen: version })
    if (!saved) return
    say(t({ zh: `已存为第 ${saved.version} 版`, en: `Saved as version ${saved.version}` }))
    onClose()
  }
  return (
    <div className={css.lines}>
      <table className={css.terms}>
        <thead>
          <tr>
            <th scope="col">{t({ zh: '指标', en: 'Indicator' })}</th>
            <th scope="col">{t({ zh: '权重', en: 'Weight' })}</th>
            <th scope="col">{t({ zh: '得分函数', en: 'Function' })}</th>
            <th scope="col">{t({ zh: '参数', en: 'Settings' })}</th>
            <th scope="col">{t({ zh: '停用（起始日 理由）', en: 'Withdrawn (day, why)' })}</th>
            <th scope="col">{t({ zh: '移除', en: 'Remove' })}</th>
          </tr>
        </thead>
        <tbody>
          {terms.map((term, at) => (
            <TermRow
              key={term.indicator}
              term={term}
              name={indicators.find(({ id }) => id === term.indicator)}
              put={(patch) => put(at, patch)}
              remove={() => setTerms(terms.filter((_one, index) => index !== at))}
            />
          ))}
        </tbody>
      </table>
      <div className="row">
        <Select
          value={null}
          placeholder={t({ zh: '添加指标', en: 'Add an indicator' })}
          aria-label={t({ zh: '添加指标', en: 'Add an indicator' })}
          style={{ width: 220 }}
          showSearch={{ optionFilterProp: 'label' }}
          options={indicators
            .filter(({ id }) => !terms.some((term) => term.indicator === id))
            .map((one) => ({ value: one.id, label: t(one) }))}
          onChange={(id: string | null) => {
            if (id !== null) setTerms([...terms, { indicator: id, weight: Math.max(1, 100 - sum), function: 'ratio' }])
          }}
        />
        <span className={sum === 100 ? 'meta' : 'over'} role="status">
          {t({
            zh: `权重合计 ${sum}${sum === 100 ? '' : '，应为 100'}`,
            en: `weights come to ${sum}${sum === 100 ? '' : ', must be 100'}`,
          })}
        </span>
      </div>
      <div className="row">
        <label htmlFor="smallSample">{t({ zh: '样本不足', en: 'Small sample below' })}</label>
        <InputNumber
          id="smallSample"
          min={1}
          max={100_000}
          precision={0}
          value={smallSample}
          onChange={(value) => setSmallSample(value ?? 1)}
        />
        <Select
          mode="multiple"
          value={[...peerGroups]}
          aria-label={t({ zh: '排名分组', en: 'Peer groups' })}
          style={{ minWidth: 320 }}
          onChange={(ids: string[]) => setPeerGroups(ids)}
          options={groups.map((one) => ({ value: one.id, label: t(one) }))}
        />
      </div>
      <Input
        value={reason}
        maxLength={300}
        placeholder={t({ zh: '修改理由（必填）', en: 'Why it is changed (needed)' })}
        aria-label={t({ zh: '修改理由', en: 'Why it is changed' })}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNotice problem={save.problem} />
      <div className="row">
        <Button
          type="primary"
          loading={save.busy}
          disabled={sum !== 100 || !reason.trim()}
          onClick={() => void submit()}
        >
          {t({ zh: '存为新版', en: 'Save as a new version' })}
        </Button>
        <Button onClick={onClose}>{t({ zh: '返回', en: 'Back' })}</Button>
      </div>
    </div>
  )
}

function TermRow({
  term,
  name,
  put,
  remove,
}: {
  term: SchemeTerm
  name: Named | undefined
  put(patch: Partial<SchemeTerm>): void
  remove(): void
}) {
  const { t } = useWords()
  const title = name ? t(name) : term.indicator
  const [settings, setSettings] = useState(settingsText(term))
  const [withdrawn, setWithdrawn] = useState(term.withdrawn ? `${term.withdrawn.from} ${term.withdrawn.why}` : '')
  return (
    <tr>
      <td>{title}</td>
      <td>
        <InputNumber
          min={0}
          max={100}
          precision={0}
          value={term.weight}
          aria-label={t({ zh: `${title} 权重`, en: `weight of ${title}` })}
          onChange={(value) => put({ weight: value ?? 0 })}
        />
      </td>
      <td>
        <Select
          value={term.function}
          style={{ width: 136 }}
          aria-label={t({ zh: `${title} 得分函数`, en: `function of ${title}` })}
          options={SCORE_FUNCTIONS.map((value) => ({ value, label: t(FUNCTION_NAMES[value]) }))}
          onChange={(value) => put({ function: value })}
        />
      </td>
      <td>
        <Input
          value={settings}
          style={{ width: 220 }}
          maxLength={200}
          aria-label={t({ zh: `${title} 参数`, en: `settings of ${title}` })}
          placeholder={t({ zh: '如 target=0.95 floor=0.8', en: 'e.g. target=0.95 floor=0.8' })}
          onChange={(event) => {
            setSettings(event.target.value)
            put(readSettings(event.target.value))
          }}
        />
      </td>
      <td>
        <Input
          value={withdrawn}
          style={{ width: 220 }}
          maxLength={311}
          aria-label={t({ zh: `${title} 停用`, en: `withdraw ${title}` })}
          placeholder="2027-01-01 …"
          onChange={(event) => {
            setWithdrawn(event.target.value)
            const [from = '', ...why] = event.target.value.trim().split(/\s+/)
            put({ withdrawn: from === '' ? undefined : { from, why: why.join(' ') } } as Partial<SchemeTerm>)
          }}
        />
      </td>
      <td>
        <Button size="small" onClick={remove}>
          {t({ zh: '移除', en: 'Remove' })}
        </Button>
      </td>
    </tr>
  )
}
