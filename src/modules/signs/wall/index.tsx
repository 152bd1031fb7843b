import { lazy } from 'react'
import { wallPlug } from '#ui/wall/plug.ts'

/** Scene 3 of the wall: how the city is. */
export default wallPlug({
  module: 'signs',
  scenes: [
    {
      id: 'signs',
      digit: 3,
      title: { zh: '体征', en: 'Vital signs' },
      may: 'signs:view',
      columns: 2,
      component: lazy(() => import('./signs-scene.tsx')),
    },
  ],
})
