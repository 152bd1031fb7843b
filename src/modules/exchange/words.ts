/** Labels that several screens of the exchange use. */
export const words = {
  exchange: { zh: '上级平台交换', en: 'Exchange with the city' },
  up: { zh: '上行', en: 'up' },
  down: { zh: '下行', en: 'down' },
} as const
