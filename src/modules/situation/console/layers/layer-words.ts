import type { Title } from '#core/module-card.ts'
import type { LayerCard, LayerLoad, LayerVersion, SymbolShape } from '../../contract.ts'

export const KIND_WORDS: Record<LayerCard['kind'], Title> = {
  loaded: { zh: '载入', en: 'Loaded' },
  live: { zh: '实时', en: 'Live' },
  slot: { zh: '待接入', en: 'Not connected' },
}

export const GEOMETRY_WORDS: Record<LayerCard['geometry'], Title> = {
  point: { zh: '点', en: 'Points' },
  line: { zh: '线', en: 'Lines' },
  polygon: { zh: '面', en: 'Areas' },
  raster: { zh: '热力', en: 'Heat' },
}

/** Shape and word, never a colour alone. */
export const FRESHNESS_WORDS: Record<LayerCard['freshness'], Title & { sign: string }> = {
  live: { sign: '●', zh: '实时', en: 'Live' },
  fresh: { sign: '●', zh: '有效', en: 'Fresh' },
  stale: { sign: '◆', zh: '过期', en: 'Out of date' },
  never: { sign: '◌', zh: '未载入', en: 'Never loaded' },
  none: { sign: '◌', zh: '无来源', en: 'No source' },
}

export const STATE_WORDS: Record<LayerLoad['state'], Title> = {
  waiting: { zh: '排队中', en: 'Waiting' },
  reading: { zh: '读取和检查中', en: 'Reading and checking' },
  saving: { zh: '启用中', en: 'Putting in force' },
  done: { zh: '完成', en: 'Done' },
  failed: { zh: '未通过', en: 'Refused' },
  cancelled: { zh: '已停止', en: 'Stopped' },
}

export const VERSION_WORDS: Record<LayerVersion['kind'], Title> = {
  load: { zh: '载入', en: 'Load' },
  edit: { zh: '编辑', en: 'Edit' },
  restore: { zh: '恢复', en: 'Restore' },
  style: { zh: '样式', en: 'Style' },
}

export const PERMISSION_WORDS: Readonly<Record<string, Title>> = {
  'situation:view': { zh: '公共', en: 'Public' },
  'situation:view-work': { zh: '工作', en: 'Work' },
  'situation:view-technical': { zh: '管线和轨迹', en: 'Pipes and tracks' },
  'situation:view-hazards': { zh: '危险源', en: 'Hazard sources' },
  'situation:view-video': { zh: '视频', en: 'Cameras' },
  'situation:view-people': { zh: '人口与走访', en: 'Population and visits' },
}

export const SHAPE_WORDS: Record<SymbolShape, Title> = {
  circle: { zh: '圆', en: 'circle' },
  dot: { zh: '小圆', en: 'dot' },
  ring: { zh: '环', en: 'ring' },
  square: { zh: '方', en: 'square' },
  diamond: { zh: '菱形', en: 'diamond' },
  triangle: { zh: '三角', en: 'triangle' },
  hexagon: { zh: '六角', en: 'hexagon' },
  star: { zh: '星', en: 'star' },
  bars: { zh: '竖条', en: 'bars' },
  grid: { zh: '格', en: 'grid' },
  cross: { zh: '叉', en: 'cross' },
  plus: { zh: '十字', en: 'plus' },
  pin: { zh: '图钉', en: 'pin' },
  flag: { zh: '旗', en: 'flag' },
  person: { zh: '人', en: 'person' },
  shield: { zh: '盾', en: 'shield' },
  lamp: { zh: '灯', en: 'lamp' },
  bolt: { zh: '闪电', en: 'bolt' },
  flame: { zh: '火', en: 'flame' },
  drop: { zh: '水滴', en: 'drop' },
  plug: { zh: '插头', en: 'plug' },
  bridge: { zh: '桥', en: 'bridge' },
  arch: { zh: '拱', en: 'arch' },
  bin: { zh: '桶', en: 'bin' },
  truck: { zh: '车', en: 'truck' },
  tree: { zh: '树', en: 'tree' },
  factory: { zh: '厂', en: 'factory' },
  tower: { zh: '楼', en: 'tower' },
  box: { zh: '箱', en: 'box' },
  camera: { zh: '摄像机', en: 'camera' },
  label: { zh: '文字', en: 'label' },
  solid: { zh: '实线', en: 'solid' },
  dashed: { zh: '虚线', en: 'dashed' },
  dotted: { zh: '点线', en: 'dotted' },
  double: { zh: '双线', en: 'double' },
  outline: { zh: '轮廓', en: 'outline' },
  fill: { zh: '填充', en: 'fill' },
  hatch: { zh: '斜线', en: 'hatch' },
  heat: { zh: '热力', en: 'heat' },
}

export const COLOR_WORDS: Readonly<Record<string, Title>> = {
  primary: { zh: '主色', en: 'primary' },
  text2: { zh: '次要文字', en: 'secondary text' },
  'status-ok': { zh: '正常', en: 'ok' },
  'status-half': { zh: '过半', en: 'half' },
  'status-due': { zh: '临期', en: 'due' },
  'status-over': { zh: '超期', en: 'over' },
  'status-hold': { zh: '挂起', en: 'on hold' },
  'status-none': { zh: '无数据', en: 'no data' },
  'chart-1': { zh: '图表 1', en: 'chart 1' },
  'chart-2': { zh: '图表 2', en: 'chart 2' },
  'chart-3': { zh: '图表 3', en: 'chart 3' },
  'chart-4': { zh: '图表 4', en: 'chart 4' },
  land: { zh: '陆地', en: 'land' },
  water: { zh: '水面', en: 'water' },
  green: { zh: '绿地', en: 'green' },
  building: { zh: '建筑', en: 'building' },
  road: { zh: '道路', en: 'road' },
  'street-line': { zh: '街道界', en: 'street border' },
  'district-line': { zh: '区界', en: 'district border' },
  label: { zh: '注记', en: 'label' },
}
