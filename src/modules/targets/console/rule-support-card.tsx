import { Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { getRuleSupport, linkStandingRules, listStandingRules, type RuleSupport } from '../contract.ts'
import { RuleLight } from './standing-rule/rule-light.tsx'
import css from './standing-rule/standing-rule.module.css'

/** The documents that a qualitative target such as 健全 rests on, and whether all are in force on the closing day. */
export function RuleSupportCard({ targetId, open }: { targetId: string; open: boolean }) {
  const { t, language } = useWords()
  const mayLink = useMay('targets:fill')
  const reading = useOperation(getRuleSupport, { targetId }, { forgetful: true })
  const [linking, setLinking] = useState(false)
  return (
    <Loaded reading={reading} lines={2}>
      {(found) => (
        <div className={css.stack}>
          {found.rules.length === 0 ? null : (
            <p className={found.supported ? undefined : 'over'}>
              {found.supported
                ? t({ zh: `● ${found.on} 全部在用，可以表述为“健全”`, en: `● all in force on ${found.on}` })
                : t({ zh: `■ ${found.on} 不能表述为“健全”：`, en: `■ not supported on ${found.on}:` })}
              {found.lacking.map((one) => one[language]).join(language === 'zh' ? '；' : '; ')}
            </p>
          )}
          <ul className={css.lines}>
            {found.rules.map((rule) => (
              <li key={rule.id}>
                <RuleLight state={rule.state} />
                <To className={css.grow} href={`/c/standing-rules?open=${rule.id}`}>
                  {rule.title}
                </To>
                <span className="meta">
                  {rule.no} {t({ zh: `复审 ${rule.due}`, en: `review ${rule.due}` })}
                </span>
              </li>
            ))}
          </ul>
          {mayLink && open && !linking ? (
            <div>
              <Button size="small" onClick={() => setLinking(true)}>
                {t({ zh: '关联支撑“健全”的制度', en: 'Link standing rules' })}
              </Button>
            </div>
          ) : null}
          {linking ? <Link targetId={targetId} found={found} onDone={() => setLinking(false)} /> : null}
        </div>
      )}
    </Loaded>
  )
}

function Link({ targetId, found, onDone }: { targetId: string; found: RuleSupport; onDone(): void }) {
  const { t } = useWords()
  const link = useCommand(linkStandingRules)
  const { data } = useOperation(listStandingRules, {})
  const [ruleIds, setRuleIds] = useState(() => found.rules.map((rule) => rule.id))
  const save = async () => {
    if (await link.run({ targetId, ruleIds })) onDone()
  }
  return (
    <div className={css.stack}>
      <Select
        mode="multiple"
        value={ruleIds}
        onChange={setRuleIds}
        options={(data?.items ?? []).map((rule) => ({ value: rule.id, label: rule.title }))}
        showSearch={{ optionFilterProp: 'label' }}
        maxCount={50}
        aria-label={t({ zh: '关联的制度', en: 'Linked rules' })}
        style={{ width: '100%' }}
      />
      <div className="row">
        <Button type="primary" size="small" loading={link.busy} onClick={() => void save()}>
          {t({ zh: `关联 ${ruleIds.length} 项制度`, en: `Link ${ruleIds.length} rules` })}
        </Button>
        <Button type="text" size="small" onClick={onDone}>
          {t({ zh: '返回', en: 'Back' })}
        </Button>
      </div>
      <ProblemNotice problem={link.problem} />
    </div>
  )
}
