import { useCommand } from '#ui/call.ts'
import { type Field, Form } from '#ui/form.ts'
import { useWords, type Words } from '#ui/language.ts'
import { type Channel, type DeadlineTable, saveChannel } from '../contract.ts'
import { CALLBACK_WORDS, ENTRY_WORDS, IDENTITY_WORDS, VARIANT_WORDS, words } from '../words.ts'

const choices = (all: Readonly<Record<string, Words>>) =>
  Object.entries(all).map(([value, title]) => ({ value, title }))

/** Adds a channel or changes it; its code stands in case numbers and never changes. */
export function ChannelForm({
  channel,
  tables,
  onDone,
}: {
  channel: Channel | null
  tables: readonly DeadlineTable[]
  onDone(): void
}) {
  const { t } = useWords()
  const save = useCommand(saveChannel, { alsoChanges: ['intake'] })
  const fields: Field[] = [
    ...(channel ? [] : NEW_FIELDS),
    { kind: 'text', name: 'zh', title: words.name, required: true, maxLength: 30 },
    { kind: 'text', name: 'en', title: words.english, required: true, maxLength: 60 },
    {
      kind: 'choice',
      name: 'variant',
      title: { zh: '流程', en: 'Flow' },
      required: true,
      choices: choices(VARIANT_WORDS),
    },
    {
      kind: 'choice',
      name: 'needsCallback',
      title: { zh: '回访', en: 'Call-back' },
      required: true,
      choices: choices(CALLBACK_WORDS),
    },
    {
      kind: 'choice',
      name: 'identityKnown',
      title: { zh: '身份', en: 'Identity' },
      required: true,
      choices: choices(IDENTITY_WORDS),
    },
    PUBLIC,
    {
      kind: 'choice',
      name: 'deadlineTable',
      title: { zh: '时限表', en: 'Deadline table' },
      required: true,
      choices: tables.map((table) => ({ value: table.key, title: { zh: table.zh, en: table.en } })),
    },
    {
      kind: 'choice',
      name: 'entry',
      title: { zh: '进入方式', en: 'Entry' },
      required: true,
      choices: choices(ENTRY_WORDS),
    },
    ...(channel ? [ACTIVE] : []),
    { kind: 'text', name: 'why', title: words.why, required: true, maxLength: 200, hint: words.whyHint },
  ]
  return (
    <Form
      fields={fields}
      initial={channel ? { ...channel } : {}}
      verb={channel ? t({ zh: '保存来源', en: 'Save the channel' }) : t({ zh: '新增来源', en: 'Add the channel' })}
      draftKey={`catalogue.channel.${channel ? `${channel.id}@${channel.version}` : 'new'}`}
      busy={save.busy}
      problem={save.problem}
      onCancel={onDone}
      foretell={(values) =>
        channel && values.active !== true && channel.active
          ? t({
              zh: '停用后不能再用此来源登记，已有案件不变。',
              en: 'No new case may come by it; cases that did keep it.',
            })
          : null
      }
      onSubmit={async (values) => {
        const answer = await save.run(
          {
            id: channel?.id ?? (values.id as string),
            code: channel?.code ?? (values.code as string),
            zh: values.zh as string,
            en: values.en as string,
            variant: values.variant as Channel['variant'],
            needsCallback: values.needsCallback as Channel['needsCallback'],
            identityKnown: values.identityKnown as Channel['identityKnown'],
            fromPublic: values.fromPublic === true,
            deadlineTable: values.deadlineTable as string,
            entry: values.entry as Channel['entry'],
            active: channel === null || values.active === true,
            why: values.why as string,
          },
          channel ? { expectedVersion: channel.version } : {},
        )
        if (answer) onDone()
        return answer !== null
      }}
    />
  )
}

const NEW_FIELDS: readonly Field[] = [
  {
    kind: 'text',
    name: 'id',
    title: { zh: '标识', en: 'Key' },
    required: true,
    maxLength: 40,
    hint: { zh: '小写字母开头的字母和数字，建后不能改', en: 'Letters and digits; fixed once made' },
  },
  {
    kind: 'text',
    name: 'code',
    title: { zh: '来源码', en: 'Code' },
    required: true,
    maxLength: 2,
    hint: { zh: '两位数字，写入案号，建后不能改', en: 'Two digits that stand in case numbers; fixed once made' },
  },
]
const PUBLIC: Field = {
  kind: 'tick',
  name: 'fromPublic',
  title: { zh: '公众上报', en: 'Reported by the public' },
  hint: {
    zh: '公众直接反映、尚未经人核对的来源；流程规则要求“公众上报的先核实”时，先派人到现场',
    en: 'Told first-hand, looked into by nobody yet; where the rules verify reports of the public, somebody is sent first',
  },
}
const ACTIVE: Field = { kind: 'tick', name: 'active', title: { zh: '在用', en: 'In use' } }
