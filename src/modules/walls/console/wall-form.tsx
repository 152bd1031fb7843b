import { useCommand } from '#ui/call.ts'
import { type Field, Form } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { saveWall, type WallSetting, type WallView } from '../contract.ts'
import { SceneOrder } from './scene-order.tsx'

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'zh', title: { zh: '名称', en: 'Chinese name' }, required: true, maxLength: 30 },
  { kind: 'text', name: 'en', title: { zh: '英文名', en: 'English name' }, required: true, maxLength: 30 },
  {
    kind: 'number',
    name: 'widthPx',
    title: { zh: '宽（像素）', en: 'Width (pixels)' },
    required: true,
    min: 1280,
    max: 7680,
  },
  {
    kind: 'number',
    name: 'heightPx',
    title: { zh: '高（像素）', en: 'Height (pixels)' },
    required: true,
    min: 720,
    max: 4320,
  },
  {
    kind: 'number',
    name: 'pitchMm',
    title: { zh: '点距（毫米）', en: 'Pitch (mm)' },
    required: true,
    min: 0.2,
    max: 5,
    hint: {
      zh: 'LED 屏见型号，如 P1.25；液晶屏用宽度除以像素数',
      en: 'LED: as the type says, P1.25; LCD: width divided by its pixels',
    },
  },
  {
    kind: 'number',
    name: 'distanceM',
    title: { zh: '观看距离（米）', en: 'Read from (m)' },
    required: true,
    min: 1,
    max: 30,
    hint: { zh: '字号由点距和距离算出，最小 24 像素', en: 'Type follows from pitch and distance; at least 24 pixels' },
  },
  {
    kind: 'choice',
    name: 'theme',
    title: { zh: '明暗', en: 'Theme' },
    required: true,
    choices: [
      { value: 'dark', title: { zh: '深色', en: 'dark' } },
      { value: 'light', title: { zh: '浅色', en: 'light' } },
      { value: 'byDay', title: { zh: '日浅夜深', en: 'by day' } },
    ],
  },
  {
    kind: 'number',
    name: 'rotateSeconds',
    title: { zh: '每个画面（秒）', en: 'Seconds a scene' },
    required: true,
    min: 10,
    max: 600,
  },
  {
    kind: 'number',
    name: 'holdSeconds',
    title: { zh: '新应急停留（秒）', en: 'Seconds a new emergency stays' },
    required: true,
    min: 0,
    max: 1800,
    hint: { zh: '0 为不停留', en: '0: it does not stay' },
  },
  {
    kind: 'custom',
    name: 'scenes',
    title: { zh: '白天画面', en: 'Scenes by day' },
    required: true,
    control: SceneOrder,
  },
  {
    kind: 'custom',
    name: 'nightScenes',
    title: { zh: '夜间画面', en: 'Scenes at night' },
    required: true,
    control: SceneOrder,
  },
  { kind: 'text', name: 'nightFrom', title: { zh: '夜间自', en: 'Night from' }, required: true, maxLength: 5 },
  { kind: 'text', name: 'nightTo', title: { zh: '夜间至', en: 'Night to' }, required: true, maxLength: 5 },
]
const KEY: Field = {
  kind: 'text',
  name: 'key',
  title: { zh: '代号', en: 'Key' },
  required: true,
  maxLength: 30,
  hint: { zh: '小写字母开头，可含数字和短横，用在网址里', en: 'small letters, digits, hyphens; part of the address' },
}

export interface WallFormProps {
  /** Null: a new one. */
  wall: WallView | null
  /** What a new one begins with. */
  like: WallSetting | null
  onClose(): void
}

/** How a wall is set up; a new one begins like the first. */
export function WallForm({ wall, like, onClose }: WallFormProps) {
  const { t } = useWords()
  const saving = useCommand(saveWall)
  const title = wall ? t({ zh: '设置大屏', en: 'Set up the wall' }) : t({ zh: '添加大屏', en: 'Add a wall' })
  return (
    <SidePanel title={title} onClose={onClose}>
      <Form
        fields={wall ? FIELDS : [KEY, ...FIELDS]}
        initial={wall?.setting ?? (like ? { ...like, zh: '', en: '' } : {})}
        verb={wall ? t({ zh: '保存设置', en: 'Save' }) : t({ zh: '添加大屏', en: 'Add' })}
        busy={saving.busy}
        problem={saving.problem}
        onCancel={onClose}
        onSubmit={async (values) => {
          const input = { ...values, key: wall?.key ?? String(values.key) } as Parameters<typeof saving.run>[0]
          const saved = await saving.run(input, wall ? { expectedVersion: wall.version } : {})
          if (saved) onClose()
          return saved !== null
        }}
      />
    </SidePanel>
  )
}
