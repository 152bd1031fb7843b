import { useState } from 'react'
import type { Output } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { type getSign, sendReadings } from '../contract.ts'
import { unitText } from './shown-value.ts'

/** The select's value of the whole district, whose place is empty. */
const DISTRICT = '*'

/** One value of a sign that is kept by hand. */
export function EnterValue({ sign, onClose }: { sign: Output<typeof getSign>; onClose(): void }) {
  const { t, language } = useWords()
  const say = useSay()
  const sending = useCommand(sendReadings)
  const [refused, setRefused] = useState<string | null>(null)
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'place',
      title: { zh: '区域', en: 'Place' },
      required: true,
      choices: sign.values.map(({ place, placeName }) => ({
        value: place ?? DISTRICT,
        title:
          place === null ? { zh: '全区', en: 'Whole district' } : { zh: placeName ?? place, en: placeName ?? place },
      })),
    },
    {
      kind: 'number',
      name: 'value',
      title: { zh: `数值（${unitText(sign)}）`, en: `Value (${unitText(sign)})` },
      required: true,
    },
    {
      kind: 'date',
      name: 'at',
      time: true,
      title: { zh: '时间', en: 'Time' },
      required: true,
      hint: { zh: '这个数是什么时候的', en: 'When this was so' },
    },
    { kind: 'tick', name: 'estimated', title: { zh: '估算值', en: 'Estimated' } },
  ]
  const send = async ({ place, value, at, estimated }: Values) => {
    setRefused(null)
    const reading = {
      sign: sign.code,
      ...(place === DISTRICT ? {} : { place: String(place) }),
      at: String(at),
      value: Number(value),
      ...(estimated === true ? { quality: 'estimated' } : {}),
    }
    const answer = await sending.run({ readings: [reading] })
    const [row] = answer?.refused ?? []
    if (row) setRefused(language === 'zh' ? row.reasonZh : row.reasonEn)
    if (!answer || row) return false
    say(
      answer.saved > 0
        ? t({ zh: '已登记', en: 'Recorded' })
        : t({ zh: '这个时间已有同样的数', en: 'The same value stands there already' }),
    )
    onClose()
    return true
  }
  return (
    <Dialog title={t({ zh: `登记 ${sign.zh} 的数值`, en: `Enter a value of ${sign.en}` })} onClose={onClose}>
      <Form
        fields={fields}
        initial={{ place: DISTRICT }}
        verb={t({ zh: '登记', en: 'Record' })}
        onSubmit={send}
        onCancel={onClose}
        busy={sending.busy}
        problem={sending.problem}
      />
      {refused === null ? null : <p role="alert">{refused}</p>}
    </Dialog>
  )
}
