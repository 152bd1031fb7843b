import type { Title } from '#core/module-card.ts'

/** By which moment something belongs to a period (domain §6.1). */
export const ATTRIBUTION_NAMES: Readonly<Record<string, Title>> = {
  reported: { zh: '按上报时间归期', en: 'by the time of report' },
  due: { zh: '按到期时间归期，每项责任只算一次', en: 'by the due time, each duty once' },
  finished: { zh: '按办结（决定、答复、回访）时间归期', en: 'by the time it was finished' },
  event: { zh: '按事情发生（派出、申请、催办等）时间归期', en: 'by the time it happened' },
  periodEnd: { zh: '看期末那一刻的状态', en: 'as things stand when the period ends' },
}
