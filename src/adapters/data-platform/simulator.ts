import type { DataPlatform, Dataset } from '#modules/connections/contract.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'

const CATALOGUE: readonly Dataset[] = [
  {
    id: 'sim.population',
    name: '实有人口（模拟）',
    provider: '公安',
    fields: ['网格', '户数', '人数'],
    openness: 'conditional',
  },
  {
    id: 'sim.legal',
    name: '市场主体登记（模拟）',
    provider: '市场监管',
    fields: ['名称', '统一社会信用代码', '地址', '状态'],
    openness: 'open',
  },
  {
    id: 'sim.permit',
    name: '占道施工许可（模拟）',
    provider: '城管',
    fields: ['许可证号', '路段', '起止日期'],
    openness: 'open',
  },
  {
    id: 'sim.lowIncome',
    name: '低保对象（模拟）',
    provider: '民政',
    fields: ['对象编号', '救助类别', '有效期'],
    openness: 'conditional',
  },
  {
    id: 'sim.property',
    name: '不动产登记（模拟）',
    provider: '自然资源',
    fields: ['坐落', '用途', '面积'],
    openness: 'conditional',
  },
  { id: 'sim.medical', name: '诊疗记录（模拟）', provider: '卫健', fields: ['机构', '日期'], openness: 'closed' },
  { id: 'sim.weather', name: '分区雨量（模拟）', provider: '气象', fields: ['站点', '时间', '雨量'], openness: 'open' },
  { id: 'sim.pipe', name: '排水管网（模拟）', provider: '水务', fields: ['管段', '管径', '权属'], openness: 'open' },
]
const NUMBER = /^SIM-([A-Za-z.]+)-(.+)$/

/** Stands for a platform where none is connected; it keeps nothing, its numbers say what was asked. */
export function openDataSimulator(nowMs: () => number): DataPlatform {
  const getDataset = (id: string | undefined) => {
    const found = CATALOGUE.find((one) => one.id === id)
    if (!found) throw new OutsideTrouble('notFound', 'no such dataset')
    return found
  }
  return {
    title: { zh: '数据共享平台（模拟）', en: 'Data platform (simulated)' },
    simulated: true,
    catalogue: async (text, most) =>
      CATALOGUE.filter(({ id, name, provider }) => `${id} ${name} ${provider}`.includes(text)).slice(0, most),
    request: async ({ no, dataset }) => `SIM-${getDataset(dataset).id}-${no}`,
    answerOf: async (platformNo) => {
      const { openness, provider, name } = getDataset(NUMBER.exec(platformNo)?.[1])
      if (openness === 'closed') return { state: 'refused', text: `${provider}：${name}不予共享。`, atMs: nowMs() }
      return { state: 'given', text: `${provider}已授权，数据在共享平台“我的数据”中取用（模拟答复）。`, atMs: nowMs() }
    },
  }
}
