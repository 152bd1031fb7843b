import type { Title } from '#core/module-card.ts'
import { appealTypes } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type ScopeKind, UNKNOWN, WHOLE } from '../domain/scope.ts'

/** What a scope is called; its code where nobody has named it. */
export function labelScope(runtime: Runtime, by: ScopeKind, scope: string): Title {
  if (scope === WHOLE) return { zh: '全部', en: 'all' }
  if (scope === UNKNOWN) return { zh: '未定', en: 'unknown' }
  return nameOf(runtime, by, scope) ?? { zh: scope, en: scope }
}

function nameOf(runtime: Runtime, by: ScopeKind, scope: string): Title | null {
  switch (by) {
    case 'district':
    case 'street':
    case 'community':
    case 'grid': {
      const name = runtime.use(areaBook).find(scope)?.name
      return name === undefined ? null : { zh: name, en: name }
    }
    case 'department':
      return titleOf(runtime.use(unitBook).find(scope))
    case 'post':
      return POSTS[scope] ?? null
    case 'channel':
      return titleOf(runtime.use(catalogueBook).channel(scope))
    case 'category':
      return titleOf(runtime.use(catalogueBook).category(scope))
    case 'majorClass':
      return titleOf(runtime.use(catalogueBook).classOf(scope))
    case 'appealType':
      return Object.hasOwn(appealTypes, scope) ? titleOf(appealTypes[scope as keyof typeof appealTypes]) : null
  }
}

const titleOf = (found: Title | null): Title | null => found && { zh: found.zh, en: found.en }

/** Posts that clocks belong to, and those that indicators name. */
const POSTS: Readonly<Record<string, Title>> = {
  intakeOfficer: { zh: '受理员', en: 'intake officer' },
  filingOfficer: { zh: '立案员', en: 'filing officer' },
  dispatcher: { zh: '派遣员', en: 'dispatcher' },
  dutyChief: { zh: '值班长', en: 'duty chief' },
  supervisor: { zh: '督查员', en: 'supervisor' },
  handlerOfficer: { zh: '处置人员', en: 'handling officer' },
  handlerLead: { zh: '处置单位负责人', en: 'head of the handling unit' },
  streetDispatcher: { zh: '街道派遣员', en: 'street dispatcher' },
  communityOfficer: { zh: '社区工作者', en: 'community worker' },
  gridWorker: { zh: '网格员', en: 'grid worker' },
  checker: { zh: '核查员', en: 'checker' },
  callbackOfficer: { zh: '回访员', en: 'call-back officer' },
  leader: { zh: '领导', en: 'leader' },
  upperPlatform: { zh: '上级平台', en: 'upper platform' },
}
