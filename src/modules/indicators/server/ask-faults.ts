import { fault } from '#core/fault.ts'

export const noIndicator = (id: string) =>
  fault('indicator-unknown', {
    status: 422,
    zh: `没有指标“${id.slice(0, 60)}”，请从指标目录中选。`,
    en: `There is no indicator ${id.slice(0, 60)}: choose one of the book.`,
  })

export const notCounted = (id: string) =>
  fault('indicator-combined', {
    status: 422,
    zh: `“${id.slice(0, 60)}”由其他指标合成，没有自己的案件；请打开它的各个组成指标。`,
    en: `${id.slice(0, 60)} is put together of other indicators and counts no cases itself: open its parts.`,
  })

export const fillingFault = () =>
  fault('indicators-filling', {
    status: 503,
    zh: '指标汇总正在首次整理，几分钟后再试。案件和其他页面不受影响。',
    en: 'Rollups of indicators are being put together for the first time. Try again in some minutes; nothing else is affected.',
  })
