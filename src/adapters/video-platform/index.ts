import { moduleCard } from '#core/module-card.ts'
import { videoPlatforms } from '#modules/video/contract.ts'
import { serverPlug } from '#platform/plug.ts'
import { openVideoHttp } from './http.ts'
import { openVideoSimulator } from './simulator.ts'

/** Two video platforms: one over HTTP and JSON, one that makes its pictures up. */
export default serverPlug({
  card: moduleCard({
    id: 'videoPlatform',
    title: { zh: '视频平台接口', en: 'Video platforms' },
    requires: ['video'],
    permissions: [],
  }),
  handlers: [],
  start: async (runtime) => {
    const platforms = runtime.use(videoPlatforms)
    platforms.offer('http', ({ baseUrl }) =>
      openVideoHttp({ baseUrl: baseUrl ?? '', key: process.env.YIWANG_VIDEO_KEY?.trim() || null }),
    )
    platforms.offer('simulator', () => openVideoSimulator(runtime.wallMs))
  },
})
