import { Button, Dropdown, Popover } from 'antd'
import type { LonLat } from '#core/place/geometry.ts'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import type { DrawnShape } from '#ui/map.ts'
import over from './over.module.css'
import { ShapeForm } from './shape-form.tsx'
import type { SheetTools } from './use-sheet.ts'

type Tool = DrawnShape['kind'] | 'here' | null

/** What presses on the map do now, search by coordinates, time, and the picture. */
export function MapTools({
  tool,
  choose,
  writing,
  setWriting,
  center,
  take,
  timing,
  setTiming,
  sheet,
}: {
  tool: Tool
  choose(tool: Tool): void
  writing: boolean
  setWriting(open: boolean): void
  center: LonLat | null
  take(shape: DrawnShape): void
  timing: boolean
  setTiming(open: boolean): void
  sheet: SheetTools
}) {
  const { t } = useWords()
  const tools = [
    ['here', t({ zh: '查询此处', en: 'What is here' }), 'I'],
    ['circle', t({ zh: '圆形圈选', en: 'Circle' }), null],
    ['polygon', t({ zh: '多边形圈选', en: 'Polygon' }), null],
  ] as const
  const hints = {
    here: t({ zh: '点地图上的一处，列出那里的全部要素', en: 'Press a place: all that lies there is listed' }),
    circle: t({ zh: '点圆心，再点边上。Esc 取消', en: 'Press the centre, then the border. Esc gives up' }),
    polygon: t({
      zh: '依次点角点，Enter 完成，Backspace 退一步，Esc 取消',
      en: 'Press the corners, Enter ends, Backspace takes back, Esc gives up',
    }),
  }
  return (
    <div className={over.tools}>
      <div className={over.toolRow} role="toolbar" aria-label={t({ zh: '地图工具', en: 'Map tools' })}>
        {tools.map(([key, name, keys]) => (
          <Button
            key={key}
            size="small"
            type={tool === key ? 'primary' : 'default'}
            aria-pressed={tool === key}
            onClick={() => choose(tool === key ? null : key)}
          >
            {name}
            {keys ? <KeyHint keys={keys} /> : null}
          </Button>
        ))}
        <Popover
          trigger="click"
          placement="bottomLeft"
          open={writing}
          onOpenChange={setWriting}
          destroyOnHidden
          content={<ShapeForm initial={center} take={take} close={() => setWriting(false)} />}
        >
          <Button size="small">{t({ zh: '按坐标圈选', en: 'By coordinates' })}</Button>
        </Popover>
        <Button
          size="small"
          type={timing ? 'primary' : 'default'}
          aria-pressed={timing}
          onClick={() => setTiming(!timing)}
        >
          {t({ zh: '时间', en: 'Time' })}
          <KeyHint keys="T" />
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'png', label: t({ zh: '存为图片（PNG）', en: 'Save as PNG' }) },
              { key: 'print', label: t({ zh: '打印', en: 'Print' }) },
            ],
            onClick: ({ key }) => void (key === 'png' ? sheet.save() : sheet.print()),
          }}
        >
          <Button size="small" loading={sheet.busy}>
            {t({ zh: '出图', en: 'Picture' })}
          </Button>
        </Dropdown>
      </div>
      {tool ? (
        <p className={over.hint} role="status">
          {hints[tool]}
        </p>
      ) : null}
    </div>
  )
}
