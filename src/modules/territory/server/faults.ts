import { type Fault, fault } from '#core/fault.ts'

export function noArea(code: string): Fault {
  return fault('area-missing', {
    status: 404,
    zh: `没有区域 ${code}。请刷新后再选。`,
    en: `There is no area ${code}; refresh and choose again.`,
  })
}

export function badFlag(field: string): Fault {
  return fault('invalid-input', {
    status: 400,
    zh: `${field} 应为 true 或 false。`,
    en: `${field} must be true or false.`,
    fields: [{ field, zh: '应为 true 或 false', en: 'must be true or false' }],
  })
}

export function badDatum(): Fault {
  return fault('invalid-input', {
    status: 400,
    zh: '坐标系应为 CGCS2000、WGS-84、GCJ-02 或 BD-09。',
    en: 'The datum must be CGCS2000, WGS-84, GCJ-02 or BD-09.',
    fields: [{ field: 'datum', zh: '不在可选范围内', en: 'not one of the choices' }],
  })
}

export function noFile(): Fault {
  return fault('file-missing', {
    status: 400,
    zh: '没有收到文件。请选择文件后再提交。',
    en: 'No file was received. Choose one and submit again.',
  })
}

export function badFile(zh: string, en: string): Fault {
  return fault('file-unreadable', { status: 422, zh, en })
}

export function badBox(): Fault {
  return fault('bbox', {
    status: 400,
    zh: '范围应为“西,南,东,北”，单位是度，西小于东、南小于北。',
    en: 'The box must be west,south,east,north in degrees, west below east and south below north.',
    fields: [{ field: 'bbox', zh: '格式不对', en: 'not in the right form' }],
  })
}
