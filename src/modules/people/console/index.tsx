import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

const people = lazy(() => import('./people-page.tsx'))

export default consolePlug({
  module: 'people',
  pages: [
    {
      path: '/c/admin',
      title: { zh: '管理工作台', en: 'Administration' },
      rail: { item: 'desk', order: 5 },
      may: ['people:manage-persons', 'people:set-permissions', 'people:view-journal'],
      component: lazy(() => import('./admin-page.tsx')),
    },
    {
      path: '/c/roster',
      title: { zh: '值班表', en: 'Roster' },
      rail: { item: 'resources', order: 10 },
      may: 'people:view-roster',
      component: lazy(() => import('./roster-page.tsx')),
    },
    {
      path: '/c/directory',
      title: { zh: '通讯录', en: 'Directory' },
      rail: { item: 'resources', order: 20 },
      may: 'people:read-phones',
      component: people,
    },
    {
      path: '/c/people',
      title: { zh: '人员', en: 'People' },
      rail: { item: 'system', order: 10 },
      may: ['people:manage-persons', 'people:assign-posts', 'people:view-journal'],
      component: people,
    },
    {
      path: '/c/units',
      title: { zh: '组织机构', en: 'Organisations' },
      rail: { item: 'system', order: 20 },
      may: ['people:edit-units', 'people:assign-posts', 'people:view-journal'],
      component: lazy(() => import('./units-page.tsx')),
    },
    {
      path: '/c/posts',
      title: { zh: '岗位权限', en: 'Posts and permissions' },
      rail: { item: 'system', order: 30 },
      may: ['people:set-permissions', 'people:assign-posts', 'people:view-journal'],
      component: lazy(() => import('./posts-page.tsx')),
    },
    {
      path: '/c/sessions',
      title: { zh: '在线登录', en: 'Sign-ins' },
      rail: { item: 'system', order: 40 },
      may: 'people:manage-sessions',
      component: lazy(() => import('./sessions-page.tsx')),
    },
    {
      path: '/c/keys',
      title: { zh: '接口密钥', en: 'Program keys' },
      rail: { item: 'system', order: 50 },
      may: 'people:manage-keys',
      component: lazy(() => import('./keys-page.tsx')),
    },
    {
      path: '/c/journal',
      title: { zh: '审计日志', en: 'Journal' },
      rail: { item: 'system', order: 60 },
      may: 'people:view-journal',
      component: lazy(() => import('./journal-page.tsx')),
    },
    {
      path: '/c/account',
      title: { zh: '本人账号', en: 'My account' },
      component: lazy(() => import('./account-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'territory.area',
      order: 10,
      may: 'people:view-roster',
      component: lazy(() => import('./grid-duty-panel.tsx')),
    },
  ],
  commands: [
    { id: 'people.account', title: { zh: '本人账号', en: 'My account' }, run: (go) => go('/c/account') },
    {
      id: 'people.add',
      title: { zh: '新建人员', en: 'Add a person' },
      may: 'people:manage-persons',
      run: (go) => go('/c/people?open=new'),
    },
  ],
  searches: [
    {
      id: 'people',
      title: { zh: '人员', en: 'People' },
      hint: { zh: '姓名、账号', en: 'Name, account' },
      order: 60,
      may: 'people:read-phones',
      href: (text) => `/c/directory?q=${encodeURIComponent(text)}`,
    },
  ],
})
