import { Button } from 'antd'
import type { Problem } from '#ui/call.ts'
import { msOf, secondTime } from '#ui/format.ts'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { Card, ProblemNotice } from '#ui/page.ts'
import type { WallView } from '../contract.ts'
import { SCENES } from '../words.ts'
import css from './control.module.css'

/** A wall that has said nothing for so long is off, or cut off. */
const SILENT_MS = 90_000

export interface WallCardProps {
  wall: WallView
  /** Digits act on this one. */
  chosen: boolean
  alone: boolean
  maySteer: boolean
  busy: boolean
  problem: Problem | null
  onChoose(): void
  onSteer(scene: string, held: boolean): void
  onSet?(): void
}

export function WallCard({ wall, chosen, alone, maySteer, busy, problem, onChoose, onSteer, onSet }: WallCardProps) {
  const { t, language } = useWords()
  const { key, setting, shown, steer } = wall
  const silent = shown === null || msOf(wall.now) - msOf(shown.at) > SILENT_MS
  const current = shown && !silent ? shown.scene : null
  const nameOf = (id: string | null) => SCENES.find((scene) => scene.id === id)?.[language] ?? id ?? ''
  const press = (scene: string, held: boolean) => {
    onChoose()
    onSteer(scene, held)
  }
  return (
    <div className={css.wall} data-chosen={chosen && !alone}>
      <Card
        title={setting[language]}
        extra={
          <span className={css.links}>
            {onSet ? <Button onClick={onSet}>{t({ zh: '设置', en: 'Set up' })}</Button> : null}
            <a href={`/wall?wall=${key}`} target="_blank" rel="noopener">
              {t({ zh: '打开大屏', en: 'Open the wall' })}
            </a>
          </span>
        }
      >
        <p className={css.state} data-silent={silent}>
          {shown === null
            ? t({ zh: '◌ 没有打开过。在大屏的浏览器里打开', en: '◌ never opened: open it in the browser of the wall' })
            : silent
              ? t({
                  zh: `◌ ${secondTime(shown.at)} 后没有联系，画面可能已停`,
                  en: `◌ nothing heard since ${secondTime(shown.at)}: the wall may be off`,
                })
              : t({
                  zh: `正在显示 ${nameOf(shown.scene)}${WHY[shown.why].zh}，最近联系 ${secondTime(shown.at)}`,
                  en: `Shows ${nameOf(shown.scene)}${WHY[shown.why].en}, heard ${secondTime(shown.at)}`,
                })}
        </p>
        {maySteer ? (
          <div className={css.scenes}>
            {SCENES.map(({ id, digit, ...title }) => (
              <Button
                key={id}
                size="large"
                type={id === current ? 'primary' : 'default'}
                disabled={busy}
                aria-pressed={id === current}
                onClick={() => press(id, steer.held)}
              >
                {t(title)} {chosen ? <KeyHint keys={String(digit)} /> : null}
              </Button>
            ))}
          </div>
        ) : null}
        {maySteer ? (
          <Button
            size="large"
            disabled={busy}
            onClick={() => press(current ?? steer.scene ?? SCENES[0].id, !steer.held)}
          >
            {steer.held ? t({ zh: '继续轮播', en: 'Go on turning' }) : t({ zh: '停在此画面', en: 'Hold this scene' })}{' '}
            {chosen ? <KeyHint keys="P" /> : null}
          </Button>
        ) : null}
        <p className={css.facts}>
          {t({
            zh: `${setting.widthPx}×${setting.heightPx}，点距 ${setting.pitchMm} 毫米，观看距离 ${setting.distanceM} 米，每 ${setting.rotateSeconds} 秒换一个画面，夜间 ${setting.nightFrom}–${setting.nightTo}`,
            en: `${setting.widthPx}×${setting.heightPx}, pitch ${setting.pitchMm} mm, read from ${setting.distanceM} m, turns of ${setting.rotateSeconds} s, night ${setting.nightFrom}–${setting.nightTo}`,
          })}
        </p>
        <ProblemNotice problem={problem} />
      </Card>
    </div>
  )
}

const WHY = {
  turn: { zh: '（轮播）', en: ' (turning)' },
  held: { zh: '（已停住）', en: ' (held)' },
  red: { zh: '（新的应急案件，停留中）', en: ' (a new emergency)' },
} as const
