/** What an input method or an ear makes of a character: the same sound, or nearly. */
const HEARD_AS: Readonly<Record<string, string>> = {
  尚: '上',
  贤: '闲',
  鸿: '宏',
  崇: '从',
  致: '志',
  博: '伯',
  畅: '唱',
  凤: '风',
  栖: '西',
  晴: '情',
  梧: '吾',
  鹭: '露',
  苑: '院',
  绣: '秀',
  阳: '杨',
  盛: '胜',
  澜: '兰',
  弘: '红',
  济: '记',
  静: '敬',
  紫: '子',
  彩: '采',
  翰: '汉',
  雅: '亚',
  润: '闰',
  怡: '宜',
  枫: '风',
  桂: '贵',
  翠: '脆',
  锦: '景',
}

/** The name with one character written as it sounds; null where nobody would mistake it. */
export function misspelled(name: string): string | null {
  const at = [...name].findIndex((char) => HEARD_AS[char] !== undefined)
  return at < 0 ? null : name.slice(0, at) + HEARD_AS[name[at]!] + name.slice(at + 1)
}
