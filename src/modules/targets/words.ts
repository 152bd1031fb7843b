import type { Title } from '#core/module-card.ts'

export const words = {
  targets: { zh: '绩效目标', en: 'Targets' },
  sheets: { zh: '自评表', en: 'Self-evaluation' },
  sheet: { zh: '自评表', en: 'Self-evaluation sheet' },
  importedSheets: { zh: '导入的自评表', en: 'Imported sheets' },
  monitoring: { zh: '年中监控', en: 'Monitoring' },
  surveys: { zh: '满意度调查', en: 'Surveys' },
  questionnaire: { zh: '问卷', en: 'Questionnaire' },
  standingRules: { zh: '制度清单', en: 'Standing rules' },
} as const satisfies Record<string, Title>
