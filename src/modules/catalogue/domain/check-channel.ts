import type { FieldFault } from '#core/fault.ts'
import type { Channel } from './channel.ts'

export interface ChannelCheckFacts {
  before: Channel | null
  /** All others, those out of use included: their codes stand in case numbers. */
  others: readonly Channel[]
  deadlineTables: readonly string[]
}

/** What is wrong with a channel, in words for whoever wrote it; empty when it may be saved. */
export function checkChannel(channel: Channel, { before, others, deadlineTables }: ChannelCheckFacts): FieldFault[] {
  const faults: FieldFault[] = []
  const add = (field: string, zh: string, en: string) => faults.push({ field, zh, en })
  if (before && before.code !== channel.code)
    add(
      'code',
      `来源码已写入案号，不能改，应为 ${before.code}。`,
      `The code stands in case numbers and may not change; it is ${before.code}.`,
    )
  const sameCode = others.find((other) => other.code === channel.code)
  if (sameCode) add('code', `来源码已用于${sameCode.zh}，请换一个。`, `The code belongs to ${sameCode.en}.`)
  const sameName = others.find((other) => other.active && other.zh === channel.zh)
  if (sameName && channel.active) add('zh', '已有同名来源，请改名。', 'Another channel has this name.')
  if (typeof channel.fromPublic !== 'boolean')
    add(
      'fromPublic',
      '没有写明是否公众上报，请写 true 或 false。',
      'It does not say whether the public reports by it; write true or false.',
    )
  if (!deadlineTables.includes(channel.deadlineTable))
    add(
      'deadlineTable',
      `没有时限表“${channel.deadlineTable}”，可选：${deadlineTables.join('、')}。`,
      `There is no deadline table ${channel.deadlineTable}; choose one of ${deadlineTables.join(', ')}.`,
    )
  return faults
}
