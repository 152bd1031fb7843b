import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useCommand } from '#ui/call.ts'
import { type ControlProps, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { type DutyLine, saveDutyRule } from '../contract.ts'
import { bodyOf, bodyText } from '../domain/duty.ts'
import { LEVEL_WORDS, words } from '../words.ts'
import { useBodyName, useBodyOptions } from './body-select.tsx'
import { useDutyUnits } from './use-duty-units.ts'

/** Changes who leads and helps; a new version of the list. */
export function DutyForm({ rule, onDone }: { rule: DutyLine; onDone(): void }) {
  const { t } = useWords()
  const save = useCommand(saveDutyRule, { alsoChanges: ['dispatch'] })
  const nameOf = useBodyName()
  const foretell = (values: Values): ReactNode => {
    const lead = values.lead as string | undefined
    if (lead === undefined || lead === bodyText(rule.lead)) return null
    return t({
      zh: `主办由${rule.leadZh}改为${nameOf(bodyOf(lead))}；此后派遣的案件按新职责推荐，在办案件不变。`,
      en: `The lead changes from ${nameOf(rule.lead)} to ${nameOf(bodyOf(lead))} for cases dispatched from now on.`,
    })
  }
  return (
    <Form
      fields={[
        { kind: 'custom', name: 'lead', title: words.lead, required: true, control: LeadControl },
        { kind: 'custom', name: 'coHandlers', title: words.coHandlers, control: CoHandlersControl },
        {
          kind: 'choice',
          name: 'level',
          title: { zh: '先派到', en: 'Goes first to' },
          required: true,
          choices: [
            { value: 'district', title: LEVEL_WORDS.district },
            { value: 'street', title: LEVEL_WORDS.street },
          ],
        },
        {
          kind: 'tick',
          name: 'firstReceiver',
          title: { zh: '首接负责：职责有争议时，先接到的单位负责到底', en: 'First receiver leads to the end' },
        },
        { kind: 'text', name: 'basisZh', title: words.basis, required: true, maxLength: 100, lines: 2 },
        { kind: 'text', name: 'why', title: words.why, required: true, maxLength: 200, hint: words.whyHint },
      ]}
      initial={{
        lead: bodyText(rule.lead),
        coHandlers: rule.coHandlers.map(bodyText),
        level: rule.level,
        firstReceiver: rule.firstReceiver,
        basisZh: rule.basisZh,
      }}
      verb={t({ zh: '保存职责', en: 'Save the rule' })}
      draftKey={`catalogue.duty.${rule.code}@${rule.version}`}
      busy={save.busy}
      problem={save.problem}
      onCancel={onDone}
      foretell={foretell}
      onSubmit={async (values) => {
        const answer = await save.run(
          {
            code: rule.code,
            lead: bodyOf(values.lead as string),
            coHandlers: ((values.coHandlers as string[] | undefined) ?? []).map(bodyOf),
            level: values.level as 'district' | 'street',
            firstReceiver: values.firstReceiver === true,
            basisZh: values.basisZh as string,
            why: values.why as string,
          },
          { expectedVersion: rule.version },
        )
        if (answer) onDone()
        return answer !== null
      }}
    />
  )
}

function LeadControl({ id, value, changeMany, invalid }: ControlProps) {
  const options = useBodyOptions()
  const units = useDutyUnits()
  const isStreet = (lead: string) =>
    lead === 'street' || units.some((unit) => unit.id === lead && unit.kind === 'streetCenter')
  return (
    <Select
      id={id}
      value={value as string | undefined}
      // A street leads at its own level, everybody else at that of the district.
      onChange={(lead: string) => changeMany({ lead, level: isStreet(lead) ? 'street' : 'district' })}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
    />
  )
}

function CoHandlersControl({ id, value, change, values, invalid }: ControlProps) {
  const { t } = useWords()
  const options = useBodyOptions().filter((option) => option.value !== values.lead)
  return (
    <Select
      id={id}
      mode="multiple"
      value={(value as string[] | undefined) ?? []}
      onChange={change}
      options={options}
      maxCount={10}
      showSearch={{ optionFilterProp: 'label' }}
      status={invalid ? 'error' : ''}
      placeholder={t({ zh: '可空，最多 10 个', en: 'None to ten' })}
      style={{ width: '100%' }}
    />
  )
}
