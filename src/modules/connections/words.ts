/** Words that several screens use. */
export const words = {
  connections: { zh: '系统对接', en: 'Connections' },
  dataPlatform: { zh: '数据共享平台', en: 'Data platform' },
  sharing: { zh: '信息共享', en: 'Information sharing' },
  state: { zh: '状态', en: 'State' },
  unit: { zh: '单位', en: 'Unit' },
} as const
