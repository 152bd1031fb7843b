import { moduleCard } from '#core/module-card.ts'

/** Posts whose daily work needs the staff directory: whom to hand work to, whom to ring. */
const DESK = [
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
  'commander',
  'leader',
]
const ADMINS = ['sysAdmin', 'securityAdmin', 'auditor']

export default moduleCard({
  id: 'people',
  title: { zh: '组织与人员', en: 'People' },
  requires: ['territory'],
  permissions: [
    {
      id: 'people:view-persons',
      zh: '查看人员名录',
      en: 'See the staff directory',
      posts: [...DESK, 'dataSteward', ...ADMINS],
    },
    {
      id: 'people:read-phones',
      zh: '查看工作人员电话',
      en: 'See telephone numbers of staff',
      posts: [...DESK, 'sysAdmin'],
    },
    { id: 'people:edit-units', zh: '维护组织机构', en: 'Edit organisations', posts: ['sysAdmin'] },
    { id: 'people:manage-persons', zh: '维护人员和账号', en: 'Manage persons and accounts', posts: ['sysAdmin'] },
    { id: 'people:assign-posts', zh: '分配岗位', en: 'Assign posts', posts: ['sysAdmin', 'securityAdmin'] },
    { id: 'people:set-permissions', zh: '设置岗位权限', en: 'Set permissions of posts', posts: ['securityAdmin'] },
    {
      id: 'people:view-roster',
      zh: '查看值班表',
      en: 'See the roster',
      posts: [...DESK, 'sysAdmin'],
    },
    {
      id: 'people:edit-roster',
      zh: '排班',
      en: 'Edit the roster',
      posts: ['dutyChief', 'streetDispatcher', 'communityOfficer', 'sysAdmin'],
    },
    { id: 'people:manage-sessions', zh: '查看和结束登录', en: 'See and end sign-ins', posts: ['sysAdmin'] },
    { id: 'people:view-journal', zh: '查看审计日志', en: 'See the journal', posts: ['auditor'] },
    { id: 'people:manage-keys', zh: '管理接口密钥', en: 'Manage program keys', posts: ['sysAdmin'] },
  ],
})
