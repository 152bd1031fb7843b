import { Button, Input, InputNumber, Slider, Switch } from 'antd'
import { useId, useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { MapSymbol } from '#ui/map.ts'
import { ProblemNotice } from '#ui/page.ts'
import { COLOR_TOKENS, type LayerCard, type LayerStyle, setLayerStyle } from '../../contract.ts'
import { SHAPES_OF } from '../../domain/layer.ts'
import { COLOR_WORDS, SHAPE_WORDS } from './layer-words.ts'
import css from './layers.module.css'

/** How the layer is drawn for everybody; a reason goes with each change, and every change is a version. */
export function StyleForm({ layer }: { layer: LayerCard }) {
  const { t } = useWords()
  const id = useId()
  const [style, setStyle] = useState<LayerStyle>(layer.style)
  const [note, setNote] = useState('')
  const set = useCommand(setLayerStyle)
  const change = (part: Partial<LayerStyle>) => setStyle({ ...style, ...part })
  const save = async (next?: LayerStyle) => {
    const done = await set.run(
      { id: layer.id, note, ...(next ? { style: next } : {}) },
      { expectedVersion: layer.version },
    )
    if (done) setNote('')
  }
  const isReady = note.trim().length >= 2
  return (
    <>
      <div className={css.form}>
        <span>{t({ zh: '符号', en: 'Symbol' })}</span>
        <div className={css.choices}>
          {SHAPES_OF[layer.geometry].map((shape) => (
            <button
              key={shape}
              type="button"
              className={css.choice}
              aria-pressed={style.shape === shape}
              aria-label={t(SHAPE_WORDS[shape])}
              title={t(SHAPE_WORDS[shape])}
              onClick={() => change({ shape })}
            >
              <MapSymbol shape={shape} color={style.color} size={20} />
            </button>
          ))}
        </div>
        <span>{t({ zh: '颜色', en: 'Colour' })}</span>
        <div className={css.choices}>
          {COLOR_TOKENS.map((color) => (
            <button
              key={color}
              type="button"
              className={css.choice}
              aria-pressed={style.color === color}
              aria-label={t(COLOR_WORDS[color] ?? { zh: color, en: color })}
              title={t(COLOR_WORDS[color] ?? { zh: color, en: color })}
              onClick={() => change({ color })}
            >
              <MapSymbol shape="square" color={color} size={20} />
            </button>
          ))}
        </div>
        <label htmlFor={`${id}-zoom`}>{t({ zh: '起始级别', en: 'From zoom' })}</label>
        <InputNumber
          id={`${id}-zoom`}
          min={0}
          max={20}
          precision={0}
          value={style.minZoom}
          onChange={(minZoom) => change({ minZoom: minZoom ?? 0 })}
        />
        <label htmlFor={`${id}-visible`}>{t({ zh: '默认显示', en: 'On at first' })}</label>
        <span>
          <Switch id={`${id}-visible`} checked={style.visible} onChange={(visible) => change({ visible })} />
        </span>
        <span id={`${id}-opacity`}>{t({ zh: '不透明度', en: 'Opacity' })}</span>
        <Slider
          ariaLabelledByForHandle={`${id}-opacity`}
          min={0.1}
          max={1}
          step={0.1}
          value={style.opacity}
          onChange={(opacity) => change({ opacity })}
        />
        <label htmlFor={`${id}-note`}>{t({ zh: '理由', en: 'Reason' })}</label>
        <Input id={`${id}-note`} value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </div>
      <ProblemNotice problem={set.problem} close={set.clearProblem} />
      {isReady ? null : <p className={css.meta}>{t({ zh: '写明理由后保存', en: 'Write the reason to save' })}</p>}
      <div className="row">
        <Button type="primary" disabled={!isReady} loading={set.busy} onClick={() => void save(style)}>
          {t({ zh: '保存样式', en: 'Save the style' })}
        </Button>
        <Button disabled={!isReady} loading={set.busy} onClick={() => void save()}>
          {t({ zh: '恢复默认样式', en: 'Default style' })}
        </Button>
      </div>
    </>
  )
}
