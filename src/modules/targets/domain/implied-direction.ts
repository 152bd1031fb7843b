import type { Direction } from './judge-target.ts'
import type { SheetIndicator } from './sheet.ts'

/** A fall or a saving that is itself the aim: more of it is better. */
const WANTED_FALL = /(下降|降低|减少|压降|压减|节约|节省)(率|比例|幅度|额|量|数)?$/
/** Shares of work well done. */
const GOOD_SHARE =
  /(满意|合格|完成|达标|办结|及时|准确|接通|覆盖|知晓|解决|响应|回复|上线|出席|出勤|立案|接听|利用|使用|运行|正常|完好|参与|通过|优良|兑现|到位|发放|处置|整改|采纳|公开|控制)(率|度)$/
const BAD =
  /故障|差错|错误|错漏|投诉(率|数|量|次|件)|有责|事故|流失|流动率|退单|退回|逾期|延误|延期|超时|超支|超标|失误|误报|漏报|误差|违规|违纪|扣分|空置|损坏|返工|重复率|等待/
/** How long people wait or work takes; not how long something was kept up. */
const DURATION = /时间|时长|时限|耗时|用时|周期|工期/
const KEPT_UP =
  /培训|学习|使用|保障|租赁|租用|服务|运行|在线|值守|值班|占用|巡查|巡检|录制|播出|直播|开放|存储|保存|质保/
const TIME_UNITS = ['分钟', '小时', '秒', '自然日', '工作日', '天', '日', '分', '时']
const MONEY_UNITS = ['元', '万元', '亿元']

/** Which way is good, where the form prints a bare number: as its kind of indicator means it. */
export function impliedDirection({
  level1,
  level2,
  level3,
  target,
}: Pick<SheetIndicator, 'level1' | 'level2' | 'level3' | 'target'>): Direction {
  const name = level3 ?? ''
  const unit = target.unit ?? ''
  if (WANTED_FALL.test(name)) return 'positive'
  if (GOOD_SHARE.test(name) && !BAD.test(name)) return 'positive'
  if (BAD.test(name)) return 'reverse'
  if (TIME_UNITS.includes(unit))
    return KEPT_UP.test(name) || (!DURATION.test(name) && level2 !== '时效指标') ? 'positive' : 'reverse'
  const isCost = level1 === '成本指标' || Boolean(level2?.includes('成本'))
  if (isCost) return 'reverse'
  return MONEY_UNITS.includes(unit) && /成本|费用|支出|单价|造价/.test(name) ? 'reverse' : 'positive'
}
