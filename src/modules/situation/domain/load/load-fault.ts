import type { Title } from '#core/module-card.ts'

/** Kinds of what can be wrong with a file; each has one way out. */
export type FaultCode =
  | 'geometry-missing'
  | 'geometry-kind'
  | 'positions'
  | 'too-many-positions'
  | 'swapped'
  | 'projected'
  | 'outside'
  | 'datum'
  | 'ring'
  | 'crossing'
  | 'encoding'
  | 'value'
  | 'personal'
  | 'too-many-fields'
  | 'too-many-features'
  | 'truncated'
  | 'syntax'
  | 'format'
  | 'columns'
  | 'row'
  | 'empty'
  | 'too-large'
  | 'interrupted'

/** What is wrong where; without line and feature it is said of the whole file. */
export interface LoadFault extends Title {
  code: FaultCode
  line: number | null
  feature: number | null
}

/** What a feature is refused for, before it is known where it stands. */
export interface Wrong extends Title {
  code: FaultCode
}

const ways: Record<FaultCode, Title> = {
  'geometry-missing': {
    zh: '请补上坐标，或从文件中去掉没有位置的要素后再载入。',
    en: 'Give these features a geometry or leave them out.',
  },
  'geometry-kind': {
    zh: '请核对是否选错了图层，或按点、线、面分开导出后再载入。',
    en: 'Check that the layer is the right one, or export points, lines and areas apart.',
  },
  positions: {
    zh: '坐标应为[经度, 纬度]，单位是度。请重新导出后再载入。',
    en: 'Positions must be [longitude, latitude] in degrees; export again.',
  },
  'too-many-positions': {
    zh: '请在制图软件中抽稀或拆开该要素后再载入。',
    en: 'Simplify or split the feature, then load again.',
  },
  swapped: {
    zh: '请把经度放在前、纬度放在后，重新导出后再载入。',
    en: 'Put longitude before latitude, export and load again.',
  },
  projected: {
    zh: '请在制图软件中转为经纬度（CGCS2000 或 WGS-84）后再载入。',
    en: 'Convert to longitude and latitude (CGCS2000 or WGS-84), then load again.',
  },
  outside: {
    zh: '请核对坐标和坐标系，去掉区外的要素后再载入。',
    en: 'Check positions and datum, leave out what lies outside, then load again.',
  },
  datum: { zh: '请选对坐标系后重新载入。', en: 'Choose the right datum and load again.' },
  ring: {
    zh: '请在制图软件中修复该面（首尾闭合、至少 4 点）后再载入。',
    en: 'Repair the polygon (closed, at least 4 positions), then load again.',
  },
  crossing: {
    zh: '请在制图软件中用“修复几何”改正后再载入。',
    en: 'Repair the geometry in your map program, then load again.',
  },
  encoding: {
    zh: '请另存为 UTF-8，或在载入时选择编码 GB18030。',
    en: 'Save as UTF-8, or choose the encoding GB18030 when loading.',
  },
  value: { zh: '请改正该字段后再载入。', en: 'Correct the field and load again.' },
  personal: {
    zh: '图层不存个人信息。请去掉该字段后再载入。',
    en: 'Layers hold no personal data. Leave out the field and load again.',
  },
  'too-many-fields': {
    zh: '请只导出要看的字段后再载入。',
    en: 'Export only the fields that are looked at, then load again.',
  },
  'too-many-features': { zh: '请按街道或类别拆成几个图层。', en: 'Split it into several layers.' },
  truncated: {
    zh: '请重新导出或重新传输后再载入。',
    en: 'The file is not complete. Export or copy it again, then load it.',
  },
  syntax: { zh: '请重新导出为 GeoJSON 后再载入。', en: 'Export it again as GeoJSON and load it.' },
  format: {
    zh: '请导出为 GeoJSON（要素集合），或带经度、纬度列的 CSV、XLSX。',
    en: 'Export it as GeoJSON (FeatureCollection), or as CSV or XLSX with columns of longitude and latitude.',
  },
  columns: {
    zh: '请在载入时指明经度列和纬度列，或改列名为“经度”“纬度”。',
    en: 'Name the columns of longitude and latitude, or call them lon and lat.',
  },
  row: { zh: '请改正这些行后再载入。', en: 'Correct these rows and load again.' },
  empty: { zh: '请核对是否选错了文件。', en: 'Check that this is the right file.' },
  'too-large': { zh: '请按街道拆成几个文件，或去掉不用的字段。', en: 'Split the file, or leave out unused fields.' },
  interrupted: { zh: '原图层没有改变。请重新载入。', en: 'The layer has not changed. Load the file again.' },
}

/** What to do about it. */
export function wayOutOf(code: FaultCode): Title {
  return ways[code]
}
