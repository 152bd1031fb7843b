import { Suspense, useEffect, useMemo } from 'react'
import { isNight, reportShown } from '#modules/walls/contract.ts'
import { callOperation } from '#ui/call.ts'
import { ErrorFence } from '#ui/error-fence.tsx'
import { clockTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useLiveState } from '#ui/live.ts'
import { useMe } from '#ui/session.tsx'
import { ProblemNotice } from '#ui/states/states.tsx'
import { type WallContext, WallProvider } from '#ui/wall.ts'
import { useIdle } from './use-idle.ts'
import { useSceneKeys } from './use-scene-keys.ts'
import { useTold } from './use-told.tsx'
import { COLUMN_SECONDS, useTurn } from './use-turn.ts'
import { isWide, useWindow, wallSizes } from './use-wall-sizes.ts'
import css from './wall.module.css'

const REPORT_MS = 30_000
/** A stream that comes back at once is no reason to grey the wall. */
const PATIENCE_MS = 5000

/** `/wall?wall=room`; without a name the main one. */
const key = new URLSearchParams(location.search).get('wall') ?? 'main'

/** One scene at a time, in the type that this wall needs. */
export function Wall() {
  const { t } = useWords()
  const window = useWindow()
  const wide = isWide(window)
  const { alarm, leader, listeners } = useTold()
  const { view, problem, scenes, turn, nowMs, skewMs, choose } = useTurn(key, wide, alarm)
  const live = useLiveState()
  const idle = useIdle()
  const scene = scenes.find(({ id }) => id === turn?.scene)
  useSceneKeys(scenes, scene?.id ?? null, turn?.why === 'held', choose)

  const setting = view?.setting
  const theme =
    !setting || setting.theme === 'dark' || (setting.theme === 'byDay' && isNight(clockTime(nowMs), setting))
      ? 'dark'
      : 'light'
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])

  const { widthPx, heightPx } = window
  const shown = scene && turn ? `${scene.id} ${turn.why}` : null
  useEffect(() => {
    if (shown === null) return
    const [id, why] = shown.split(' ') as [string, 'turn' | 'held' | 'red']
    // What cannot be told now is told again in half a minute.
    const tell = () => void callOperation(reportShown, { key, scene: id, why, widthPx, heightPx }).catch(() => {})
    tell()
    const timer = setInterval(tell, REPORT_MS)
    return () => clearInterval(timer)
  }, [shown, widthPx, heightPx])

  const { sizes, style } = useMemo(
    () => wallSizes(setting ?? { pitchMm: 1.25, distanceM: 6, heightPx: 1080 }, { widthPx, heightPx }),
    [setting, widthPx, heightPx],
  )
  const stays =
    turn?.why === 'held'
      ? t({ zh: '‖ 已停住', en: '‖ held' })
      : turn?.why === 'red' && alarm
        ? `${t(alarm.words)} ${t({ zh: `停留至 ${clockTime(turn.untilMs ?? nowMs)}`, en: `until ${clockTime(turn.untilMs ?? nowMs)}` })}`
        : null
  const column =
    turn && scene ? Math.floor(Math.max(0, nowMs - turn.sinceMs) / 1000 / COLUMN_SECONDS) % scene.columns : 0
  const isCutOff = live.state === 'broken' && nowMs - skewMs - live.lastSeenMs > PATIENCE_MS
  const cutOffSinceMs = isCutOff ? live.lastSeenMs : null
  const title = scene ? t(scene.title) : ''
  const number = scene ? scenes.indexOf(scene) + 1 : 1
  const me = useMe()
  const district = me.district.name
  const { demo } = me
  const columns = scene?.columns ?? 1
  const of = scenes.length
  const context = useMemo<WallContext>(
    () => ({
      sizes,
      wide,
      theme,
      skewMs,
      place: { number, of },
      district,
      leader,
      demo,
      title,
      stays,
      column,
      columns,
      cutOffSinceMs,
    }),
    [sizes, wide, theme, skewMs, number, of, district, leader, demo, title, stays, column, columns, cutOffSinceMs],
  )
  const Scene = scene?.component
  const content = useMemo(() => (Scene ? <Scene /> : null), [Scene])
  return (
    <div className="wall" data-idle={idle} style={style}>
      {listeners}
      {problem && !view ? <ProblemNotice problem={problem} /> : null}
      {view && scenes.length === 0 ? (
        <p className={css.wait}>
          {t({ zh: '你的岗位没有可看的画面。请用领导或值班长账号登录', en: 'Your post may see none of the scenes' })}
        </p>
      ) : null}
      {scene ? (
        <WallProvider value={context}>
          <div key={scene.id} className={css.turn}>
            <ErrorFence resetKey={`${scene.id} ${turn?.sinceMs}`}>
              <Suspense fallback={<p className={css.wait}>{title}</p>}>{content}</Suspense>
            </ErrorFence>
          </div>
        </WallProvider>
      ) : null}
    </div>
  )
}
