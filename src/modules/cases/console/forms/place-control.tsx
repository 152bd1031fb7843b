import { Input } from 'antd'
import { useState } from 'react'
import { resolveAddress } from '#modules/territory/contract.ts'
import { type Commanding, useCommand } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import type { PlaceInput } from '../../contract.ts'
import { useFormSubject } from './form-subject.ts'
import css from './forms.module.css'

/** The address as it stands; a new one is resolved to points to choose from. */
export function PlaceControl({ id, value, change }: ControlProps) {
  const { t } = useWords()
  const { detail, names } = useFormSubject()
  const { place } = detail.case
  const given = value as PlaceInput | undefined
  const [text, setText] = useState(given?.address ?? place.address ?? '')
  const resolving: Commanding<typeof resolveAddress> = useCommand(resolveAddress, { refresh: false })
  const [found, setFound] = useState<Awaited<ReturnType<typeof resolving.run>>>(null)
  const find = async () => {
    if (text.trim() !== '') setFound(await resolving.run({ text: text.trim() }))
  }
  const now = given?.areaCode ?? place.areaCode ?? null
  return (
    <div className={css.stack}>
      <Input.Search
        id={id}
        value={text}
        maxLength={200}
        enterButton={t({ zh: '解析', en: 'Find' })}
        loading={resolving.busy}
        onChange={(event) => setText(event.target.value)}
        // Enter here looks the address up; the form is sent by Ctrl+Enter.
        onPressEnter={(event) => event.preventDefault()}
        onSearch={() => void find()}
      />
      <p className="meta">
        {place.status === 'unresolved' && !given
          ? t({ zh: '位置未确定，受理前须解析或选点', en: 'The place is not known yet' })
          : t({ zh: `所在：${names.street(now)} ${now ?? ''}`, en: `In ${names.street(now)} ${now ?? ''}` })}
        {given ? t({ zh: '（已改）', en: ' (changed)' }) : ''}
      </p>
      <ProblemNotice problem={resolving.problem} />
      {found && found.candidates.length === 0 ? (
        <p className="meta">
          {t({
            zh: '没有找到这个地址。写上路名和门牌，或附近的地点',
            en: 'Not found. Give road and number, or a place near by',
          })}
        </p>
      ) : null}
      <div className={css.row}>
        {(found?.candidates ?? []).slice(0, 5).map((candidate) => (
          <button
            key={`${candidate.text} ${candidate.lon} ${candidate.lat}`}
            type="button"
            className={css.chip}
            title={t(candidate.why)}
            aria-pressed={given?.lon === candidate.lon && given?.lat === candidate.lat}
            onClick={() => {
              setText(candidate.text)
              change({
                lon: candidate.lon,
                lat: candidate.lat,
                address: candidate.text,
                ...(candidate.gridCode ? { areaCode: candidate.gridCode } : {}),
                confirmed: true,
              } satisfies PlaceInput)
            }}
          >
            {candidate.text}（{names.street(candidate.streetCode)}）
          </button>
        ))}
      </div>
    </div>
  )
}
