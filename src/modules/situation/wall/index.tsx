import { lazy } from 'react'
import { wallPlug } from '#ui/wall/plug.ts'
import { useLeader } from './use-leader.ts'
import { useNewestAlarm } from './use-newest-alarm.ts'

const MAY = 'situation:view-work'

/** Five of the six scenes; vital signs are shown by the module that keeps them. */
export default wallPlug({
  module: 'situation',
  scenes: [
    {
      id: 'overview',
      digit: 1,
      title: { zh: '总览', en: 'Overview' },
      may: MAY,
      columns: 3,
      component: lazy(() => import('./overview-scene.tsx')),
    },
    {
      id: 'deadlines',
      digit: 2,
      title: { zh: '时限', en: 'Deadlines' },
      may: MAY,
      columns: 2,
      component: lazy(() => import('./deadlines-scene.tsx')),
    },
    {
      id: 'street',
      digit: 4,
      title: { zh: '街道', en: 'A street' },
      may: MAY,
      columns: 2,
      component: lazy(() => import('./street-scene.tsx')),
    },
    {
      id: 'emergency',
      digit: 5,
      title: { zh: '应急', en: 'Emergencies' },
      may: MAY,
      columns: 2,
      component: lazy(() => import('./emergency-scene.tsx')),
    },
    {
      id: 'night',
      digit: 6,
      title: { zh: '夜间', en: 'Night' },
      may: MAY,
      columns: 2,
      component: lazy(() => import('./night-scene.tsx')),
    },
  ],
  useAlarm: useNewestAlarm,
  useLeader,
})
