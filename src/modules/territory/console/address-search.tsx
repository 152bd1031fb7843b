import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { type AddressCandidate, listAreas, resolveAddress } from '../contract.ts'
import { LEVEL_WORDS, PRECISION_WORDS } from '../words.ts'
import css from './territory.module.css'

/**
 * An address as somebody says it, or the name or code of an area. What was typed stands in no address line: it may be
 * where a citizen lives.
 */
export function AddressSearch({
  found,
  chosen,
  onFound,
  onChoose,
  onArea,
}: {
  found: readonly AddressCandidate[]
  chosen: number
  onFound(candidates: readonly AddressCandidate[]): void
  onChoose(index: number): void
  onArea(code: string): void
}) {
  const { t, language } = useWords()
  const [text, setText] = useState('')
  const [searched, setSearched] = useState('')
  const [isAmbiguous, setAmbiguous] = useState(false)
  const resolve = useCommand(resolveAddress, { refresh: false })
  const areas = useOperation(
    listAreas,
    { text: searched, limit: 6 },
    { enabled: searched !== '' && searched.length <= 60, forgetful: true },
  )
  const named = searched === '' ? [] : (areas.data?.items ?? [])
  const search = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = text.trim()
    if (wanted === '') return clear()
    const answer = await resolve.run({ text: wanted })
    if (!answer) return
    setSearched(wanted)
    setAmbiguous(answer.ambiguous)
    onFound(answer.candidates)
  }
  const clear = () => {
    setText('')
    setSearched('')
    onFound([])
  }
  return (
    <search className={css.search}>
      <form onSubmit={search}>
        <Input
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={200}
          placeholder={t({ zh: '地址、地点、区域名称或代码', en: 'Address, place, area or code' })}
          aria-label={t({ zh: '查找地址或区域', en: 'Find an address or area' })}
        />
        <Button htmlType="submit" loading={resolve.busy}>
          {t({ zh: '查找', en: 'Find' })}
        </Button>
      </form>
      <ProblemNotice problem={resolve.problem} />
      {searched === '' ? null : (
        <div className={css.results} role="status">
          <p className={css.meta}>
            {found.length + named.length === 0
              ? t({ zh: `没有找到“${searched}”。换个说法，或在地图上点选`, en: `Nothing found for “${searched}”.` })
              : isAmbiguous
                ? t({ zh: '可能在几处，请选一处', en: 'It may be in several places; choose one.' })
                : t({ zh: `找到 ${found.length + named.length} 处`, en: `${found.length + named.length} found` })}{' '}
            <button type="button" className={css.plain} onClick={clear}>
              {t({ zh: '清空', en: 'Clear' })}
            </button>
          </p>
          <ul>
            {found.map((candidate, index) => (
              <li key={`${candidate.text}-${candidate.lon}-${candidate.lat}`}>
                <button type="button" aria-current={index === chosen} onClick={() => onChoose(index)}>
                  <b>{candidate.text}</b>
                  <span>
                    {PRECISION_WORDS[candidate.precision][language]} ·{' '}
                    {t({
                      zh: `把握 ${Math.round(candidate.confidence * 100)}%`,
                      en: `${Math.round(candidate.confidence * 100)}% sure`,
                    })}{' '}
                    · {candidate.why[language]}
                  </span>
                </button>
              </li>
            ))}
            {named.map((area) => (
              <li key={area.code}>
                <button type="button" onClick={() => onArea(area.code)}>
                  <b>{area.name}</b>
                  <span>
                    {LEVEL_WORDS[area.level][language]} {area.code}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  )
}
