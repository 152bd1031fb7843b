import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { listWalls } from '../contract.ts'
import { SCENES, words } from '../words.ts'
import css from './control.module.css'
import { useSteer } from './use-steer.ts'
import { WallCard } from './wall-card.tsx'
import { WallForm } from './wall-form.tsx'

const REFRESH_MS = 5000

/** Every wall with its six scenes; digits act on the one that was pressed last. */
export default function ControlPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const maySet = useMay('walls:set')
  const maySteer = useMay('walls:steer')
  const [setting, setSetting] = useState<string | null>(null)
  const walls = useOperation(listWalls, {}, { everyMs: REFRESH_MS })
  useLive('walls.wallChanged', walls.reload)
  const items = walls.data?.items ?? []
  const chosen = items.find(({ key }) => key === address.one('wall')) ?? items[0]
  const { steer, busy, problem } = useSteer()
  const held = chosen?.steer.held ?? false
  const hold = () => {
    const now = chosen?.shown?.scene ?? chosen?.steer.scene ?? SCENES[0].id
    if (chosen) void steer({ key: chosen.key, scene: now, held: !held })
  }
  useKeys(
    chosen && maySteer
      ? [
          ...SCENES.map(({ id, digit, zh, en }) => ({
            keys: String(digit),
            title: { zh: `显示${zh}`, en: `Show ${en.toLowerCase()}` },
            run: () => void steer({ key: chosen.key, scene: id, held }),
          })),
          { keys: 'P', title: { zh: '停住或继续轮播', en: 'Hold or go on' }, run: hold },
        ]
      : [],
  )
  return (
    <Page
      title={t(words.control)}
      actions={
        maySet ? <Button onClick={() => setSetting('')}>{t({ zh: '添加大屏', en: 'Add a wall' })}</Button> : undefined
      }
    >
      <div className={css.beside}>
        <Loaded reading={walls}>
          {() =>
            items.length === 0 ? (
              <EmptyState>
                {t({ zh: '还没有大屏。用“添加大屏”加一块', en: 'There is no wall yet. Add one' })}
              </EmptyState>
            ) : (
              <div className={css.walls}>
                {items.map((wall) => (
                  <WallCard
                    key={wall.key}
                    wall={wall}
                    chosen={wall.key === chosen?.key}
                    alone={items.length === 1}
                    maySteer={maySteer}
                    busy={busy}
                    problem={wall.key === chosen?.key ? problem : null}
                    onChoose={() => address.change({ wall: wall.key })}
                    onSteer={(scene, stays) => void steer({ key: wall.key, scene, held: stays })}
                    {...(maySet ? { onSet: () => setSetting(wall.key) } : {})}
                  />
                ))}
              </div>
            )
          }
        </Loaded>
        {setting === null ? null : (
          <WallForm
            key={setting}
            wall={items.find(({ key }) => key === setting) ?? null}
            like={items[0]?.setting ?? null}
            onClose={() => setSetting(null)}
          />
        )}
      </div>
    </Page>
  )
}
