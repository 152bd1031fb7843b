import { moduleCard, type Permission } from '#core/module-card.ts'
import { lifecycleTable } from './domain/lifecycle-table.ts'
import { services } from './domain/posts.ts'

const kebab = (text: string) => text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const CASE_POSTS = [
  'operator',
  'intakeOfficer',
  'filingOfficer',
  'dispatcher',
  'dutyChief',
  'supervisor',
  'handlerOfficer',
  'handlerLead',
  'streetDispatcher',
  'communityOfficer',
  'gridWorker',
  'checker',
  'callbackOfficer',
  'qualityInspector',
  'hazardReviewer',
  'dronePilot',
  'commander',
  'leader',
]

/** Services that act without a key: the house itself, and imports. */
const INSIDE = services.filter((service) => service !== 'upperPlatform')

/** One permission a command, held by the posts that the life-cycle table names. */
const commandPermissions: Permission[] = lifecycleTable.map((row) => ({
  id: `cases:${kebab(row.id)}`,
  zh: row.zh,
  en: row.en,
  posts: row.who.filter((who) => !INSIDE.some((service) => service === who)),
}))

export default moduleCard({
  id: 'cases',
  title: { zh: '案件', en: 'Cases' },
  requires: ['catalogue', 'clocks', 'people', 'territory'],
  permissions: [
    ...commandPermissions,
    { id: 'cases:view', zh: '查看案件', en: 'See cases', posts: [...CASE_POSTS, 'reporterCitizen'] },
    {
      id: 'cases:upload-file',
      zh: '上传照片或材料',
      en: 'Upload pictures and documents',
      posts: [...CASE_POSTS, 'upperPlatform'],
    },
    {
      id: 'cases:unmask-appellant',
      zh: '查看诉求人完整信息',
      en: 'See an appellant in clear',
      posts: [
        'operator',
        'intakeOfficer',
        'dutyChief',
        'callbackOfficer',
        'handlerOfficer',
        'streetDispatcher',
        'communityOfficer',
      ],
    },
    {
      id: 'cases:export',
      zh: '导出案件',
      en: 'Export cases',
      posts: ['dutyChief', 'supervisor', 'handlerLead', 'leader', 'dataSteward'],
    },
    { id: 'cases:edit-rules', zh: '修改流程规则', en: 'Edit the process rules', posts: ['dutyChief'] },
    {
      id: 'cases:view-statistics',
      zh: '查看案件统计',
      en: 'See case statistics',
      posts: [...CASE_POSTS.filter((post) => post !== 'gridWorker'), 'dataSteward'],
    },
    {
      id: 'cases:verify',
      zh: '核对案件记录',
      en: 'Check cases against their record',
      posts: ['dutyChief', 'supervisor', 'leader'],
    },
  ],
})
