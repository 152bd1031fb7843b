import { fault } from '#core/fault.ts'

export const editFaults = {
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '这个要素刚被他人修改。请刷新后核对再保存。',
      en: 'Somebody has just changed this feature. Refresh, check and save again.',
    }),
  styleStale: () =>
    fault('stale-version', {
      status: 409,
      zh: '图层刚被他人修改。请刷新后核对再保存。',
      en: 'Somebody has just changed this layer. Refresh, check and save again.',
    }),
  wrong: (said: { zh: string; en: string }, way: { zh: string; en: string }) =>
    fault('feature-wrong', {
      status: 422,
      zh: `该要素${said.zh}。`,
      en: `The feature ${said.en}.`,
      wayOut: way,
      fields: [{ field: 'geometry', zh: said.zh, en: said.en }],
    }),
  full: (most: number) =>
    fault('layer-full', {
      status: 422,
      zh: `图层已有 ${most} 个要素，不能再加。请按街道或类别拆成几个图层。`,
      en: `The layer has ${most} features and takes no more. Split it into several layers.`,
    }),
  versionUnknown: () =>
    fault('layer-version-unknown', {
      status: 404,
      zh: '没有这个版本。请从版本记录中选择。',
      en: 'There is no such version. Choose one from the list.',
    }),
  versionGone: () =>
    fault('layer-version-gone', {
      status: 422,
      zh: '这个版本的要素已按保留期清理，不能恢复。请重新载入当时的文件。',
      en: 'The features of this version are no longer kept. Load the file of that time again.',
    }),
  inForce: () =>
    fault('layer-version-in-force', {
      status: 422,
      zh: '这就是现行版本，不必恢复。',
      en: 'This version is in force already.',
    }),
  styleWrong: (geometry: { zh: string; en: string }) =>
    fault('layer-style-wrong', {
      status: 422,
      zh: `这个符号不能画${geometry.zh}图层。请选${geometry.zh}的符号。`,
      en: `This symbol cannot draw a layer of ${geometry.en}. Choose another one.`,
      fields: [{ field: 'style', zh: '符号与图层几何不符', en: 'does not fit the geometry' }],
    }),
}
