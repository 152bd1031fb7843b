import { fault } from '#core/fault.ts'

export const tileFaults = {
  outside: () =>
    fault('tile-outside', {
      status: 400,
      zh: '没有这个瓦片：x、y 应小于 2 的 z 次方。',
      en: 'There is no such tile: x and y must be below 2 to the power of z.',
    }),
  live: (zh: string, en: string, id: string) =>
    fault('layer-live', {
      status: 422,
      zh: `“${zh}”由模块实时提供，没有瓦片。请用 /api/v1/layers/${id}/features 读取。`,
      en: `${en} is told live and has no tiles. Read /api/v1/layers/${id}/features.`,
    }),
  future: () =>
    fault('tile-future', {
      status: 400,
      zh: '时间晚于现在。请选择已过去的时间。',
      en: 'That moment has not come yet. Choose one of the past.',
    }),
}
