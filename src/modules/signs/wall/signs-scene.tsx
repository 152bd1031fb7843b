import { clockTime, msOf } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Block, CaseLines, SceneFrame, useSecond, useWall } from '#ui/wall.ts'
import type { BoardSign } from '../contract.ts'
import { LEVEL_WORDS, valueText } from '../domain/say-sign.ts'
import { SignCourse } from './sign-course.tsx'
import { SignMatrix } from './sign-matrix.tsx'
import { alarmsOf, STALE_MS, useBoard } from './use-board.ts'

/** Each alarm is looked at as long as this, the worst first. */
const EACH_MS = 10_000
const MOST_LOOKED_AT = 4

/** Scene 3: what of 108 signs is wrong, and how one of them came there. */
export default function SignsScene() {
  const { t, language } = useWords()
  const { wide } = useWall()
  const now = useSecond()
  const { data: board, problem, answeredAtMs } = useBoard()
  const alarms = board ? alarmsOf(board.signs) : []
  const turn = Math.floor(now / EACH_MS) % Math.max(1, Math.min(MOST_LOOKED_AT, alarms.length))
  const chosen = alarms[turn] ?? board?.signs.find(({ value }) => value !== null) ?? null
  const matrix = board ? <SignMatrix board={board} chosen={chosen?.code ?? null} /> : null
  const course = chosen ? <SignCourse key={chosen.code} sign={chosen} /> : null
  const list = (
    <Block grow title={t({ zh: '红橙清单', en: 'Red and orange' })} note={t({ zh: '重者在前', en: 'worst first' })}>
      <CaseLines
        lines={alarms.map((sign) => ({
          id: sign.code,
          light: sign.level === 'red' ? 'red' : 'orange',
          title: sign[language],
          time: `${sign.value === null ? '—' : valueText(sign, sign.value)} ${sign.at ? clockTime(sign.at) : ''}`,
          href: `/c/signs/${sign.code}`,
        }))}
        none={t({ zh: '没有红色和橙色体征', en: 'No sign is red or orange' })}
      />
    </Block>
  )
  return (
    <SceneFrame
      headline={
        board
          ? t(headlineOf(alarms, board.signs.filter(({ level }) => level === null).length))
          : (problem?.detail ?? t({ zh: '数据载入中', en: 'Loading' }))
      }
      asOfMs={board ? msOf(board.asOf) : null}
      answeredAtMs={answeredAtMs}
      staleAfterMs={STALE_MS}
      simulated={board?.simulated ?? false}
      centre={wide ? course : matrix}
      columns={[
        ...(wide ? [{ id: 'matrix', side: 'left' as const, parts: 14, content: matrix }] : []),
        ...(wide ? [] : [{ id: 'course', side: 'right' as const, parts: 12, content: course }]),
        { id: 'list', side: 'right' as const, parts: 12.5, content: list },
      ]}
    />
  )
}

function headlineOf(alarms: readonly BoardSign[], unknown: number) {
  const red = alarms.filter(({ level }) => level === 'red').length
  const missing = { zh: unknown > 0 ? `，缺数 ${unknown} 项` : '', en: unknown > 0 ? `; ${unknown} without data` : '' }
  if (alarms.length === 0) return { zh: `没有红色和橙色体征${missing.zh}`, en: `No sign is red or orange${missing.en}` }
  return {
    zh: `${LEVEL_WORDS.red.zh} ${red} 项，${LEVEL_WORDS.orange.zh} ${alarms.length - red} 项${missing.zh}`,
    en: `${red} red, ${alarms.length - red} orange${missing.en}`,
  }
}
