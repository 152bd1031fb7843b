import { Button, Slider } from 'antd'
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { localDate } from '#core/time/local.ts'
import { clockTime, dayStart, today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import over from './over.module.css'

const DateControl = lazy(() => import('#ui/form/date-control.tsx'))

const MINUTE_MS = 60_000
const STEP_MINUTES = 10
const DAY_MINUTES = 24 * 60
const PLAY_EVERY_MS = 1200
const PLAY_MINUTES = 30

/** Any moment of a day: the map then shows cases as they were, and says so. */
export function TimeBar({
  atMs,
  change,
  close,
}: {
  atMs: number | null
  change(atMs: number | null): void
  close(): void
}) {
  const { t } = useWords()
  const id = useId()
  const [day, setDay] = useState(() => (atMs === null ? today() : localDate(atMs)))
  const startMs = Date.parse(dayStart(day))
  const nowMs = Date.now()
  const shown = atMs ?? nowMs
  const minutes = Math.max(0, Math.min(DAY_MINUTES, Math.round((shown - startMs) / MINUTE_MS)))
  const [moving, setMoving] = useState<number | null>(null)
  const [playing, setPlaying] = useState(false)
  const go = (minute: number) => {
    const to = startMs + minute * MINUTE_MS
    change(to >= Date.now() ? null : to)
  }
  const next = useRef(() => {})
  next.current = () => {
    const to = minutes + PLAY_MINUTES
    if (to > DAY_MINUTES || startMs + to * MINUTE_MS > Date.now()) return setPlaying(false)
    go(to)
  }
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => next.current(), PLAY_EVERY_MS)
    return () => clearInterval(timer)
  }, [playing])
  const play = () => {
    // From the end of the day it begins again at its start.
    if (!playing && (atMs === null || minutes + PLAY_MINUTES > DAY_MINUTES)) go(0)
    setPlaying(!playing)
  }
  const chooseDay = (value: unknown) => {
    const chosen = typeof value === 'string' && value <= today() ? value : today()
    setPlaying(false)
    setDay(chosen)
    const to = Date.parse(dayStart(chosen)) + Math.min(minutes, DAY_MINUTES - STEP_MINUTES) * MINUTE_MS
    change(to >= Date.now() ? null : to)
  }
  const isToday = day === today()
  const lastMinute = isToday ? Math.floor((nowMs - startMs) / MINUTE_MS) : DAY_MINUTES
  const at = moving ?? minutes
  return (
    <section className={over.timeBar} aria-label={t({ zh: '时间', en: 'Time' })}>
      <span className={over.day}>
        <Suspense fallback={<span className="meta">{day}</span>}>
          <DateControl id={id} value={day} change={chooseDay} time={false} invalid={false} />
        </Suspense>
      </span>
      <Button size="small" onClick={play}>
        {playing ? t({ zh: '停止播放', en: 'Stop' }) : t({ zh: '播放一天', en: 'Play the day' })}
      </Button>
      <Slider
        className={over.slider ?? ''}
        min={0}
        max={DAY_MINUTES}
        step={STEP_MINUTES}
        value={Math.min(at, lastMinute)}
        marks={{ 0: '0:00', 720: '12:00', 1440: '24:00' }}
        tooltip={{ formatter: (value) => clockTime(startMs + (value ?? 0) * MINUTE_MS) }}
        ariaLabelForHandle={t({ zh: '一天中的时刻', en: 'Time of day' })}
        ariaValueTextFormatterForHandle={(value) => clockTime(startMs + value * MINUTE_MS)}
        onChange={(value: number) => setMoving(Math.min(value, lastMinute))}
        onChangeComplete={(value: number) => {
          setMoving(null)
          setPlaying(false)
          go(Math.min(value, lastMinute))
        }}
      />
      <b className={over.timeShown}>
        {atMs === null && moving === null ? t({ zh: '现在', en: 'now' }) : clockTime(startMs + at * MINUTE_MS)}
      </b>
      <Button
        size="small"
        type={atMs === null ? 'default' : 'primary'}
        onClick={() => {
          setPlaying(false)
          setDay(today())
          change(null)
          close()
        }}
      >
        {t({ zh: '回到现在', en: 'Back to now' })}
      </Button>
    </section>
  )
}
