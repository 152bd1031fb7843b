import { moduleCard } from '#core/module-card.ts'
import { dataPlatforms } from '#modules/connections/contract.ts'
import { serverPlug } from '#platform/plug.ts'
import { openDataHttp } from './http.ts'
import { openDataSimulator } from './simulator.ts'

/** Two data platforms: one over HTTP and JSON, one that makes its catalogue and answers up. */
export default serverPlug({
  card: moduleCard({
    id: 'dataPlatform',
    title: { zh: '数据共享平台接口', en: 'Data platforms' },
    requires: ['connections'],
    permissions: [],
  }),
  handlers: [],
  start: async (runtime) => {
    const platforms = runtime.use(dataPlatforms)
    platforms.offer('http', ({ baseUrl }) =>
      openDataHttp({ baseUrl: baseUrl ?? '', key: process.env.YIWANG_DATA_PLATFORM_KEY?.trim() || null }),
    )
    platforms.offer('simulator', () => openDataSimulator(runtime.nowMs))
  },
})
