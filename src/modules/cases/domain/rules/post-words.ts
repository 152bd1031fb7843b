import type { Who } from '../posts.ts'
import type { Words } from './switch-card.ts'

/** Posts and services as the rules name them (domain §1.2). */
export const postWords: Readonly<Record<Who, Words>> = {
  operator: { zh: '接线员', en: 'operator' },
  intakeOfficer: { zh: '受理员', en: 'intake officer' },
  filingOfficer: { zh: '立案员', en: 'filing officer' },
  dispatcher: { zh: '派遣员', en: 'dispatcher' },
  dutyChief: { zh: '值班长', en: 'duty chief' },
  supervisor: { zh: '督查员', en: 'supervisor' },
  handlerOfficer: { zh: '处置经办人', en: 'handler officer' },
  handlerLead: { zh: '处置负责人', en: 'handler lead' },
  streetDispatcher: { zh: '街道派遣员', en: 'street dispatcher' },
  communityOfficer: { zh: '社区工作者', en: 'community officer' },
  gridWorker: { zh: '网格员', en: 'grid worker' },
  checker: { zh: '核查员', en: 'checker' },
  callbackOfficer: { zh: '回访员', en: 'call-back officer' },
  hazardReviewer: { zh: '隐患审核员', en: 'hazard reviewer' },
  dronePilot: { zh: '无人机飞手', en: 'drone pilot' },
  commander: { zh: '指挥长', en: 'commander' },
  leader: { zh: '领导', en: 'leader' },
  reporterCitizen: { zh: '市民', en: 'citizen' },
  system: { zh: '系统', en: 'system' },
  upperPlatform: { zh: '上级平台', en: 'upper platform' },
  importAccount: { zh: '导入程序', en: 'import program' },
}

export function postsText(posts: readonly Who[], language: 'zh' | 'en'): string {
  return posts.map((post) => postWords[post]?.[language] ?? post).join(language === 'zh' ? '、' : ', ')
}
