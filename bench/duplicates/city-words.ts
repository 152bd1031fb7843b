export interface CityWords {
  centre: readonly [lon: number, lat: number]
  roadNames: readonly string[]
  roadEnds: readonly string[]
  gap: string
  joined(name: string, end: string): string
  address(road: string, number: number): string
  manner: readonly string[]
  types: readonly { name: string; group: string; unit: string; said: readonly string[] }[]
}

export const ENGLISH: CityWords = {
  centre: [-71.05, 42.33],
  roadNames:
    'Alder Birch Cedar Dover Elm Fenwick Grove Hazel Ivory Juniper Kirk Linden Maple Norton Oak Perkins Quincy Rowan Spruce Tilden Union Vernon Walnut York'.split(
      ' ',
    ),
  roadEnds: ['St', 'Ave', 'Rd', 'Pkwy', 'Ter'],
  gap: ' ',
  joined: (name, end) => `${name} ${end}`,
  address: (road, number) => `${number} ${road}  Newtown  MA  02100`,
  manner: [
    'please help',
    'for days now',
    'second time',
    'thank you',
    'very dangerous',
    'needs attention',
    'caller is upset',
  ],
  types: [
    {
      name: 'Pothole Repair',
      group: 'Street',
      unit: 'Highway',
      said: ['deep pothole', 'right lane', 'car tire damaged', 'near crosswalk', 'loose asphalt'],
    },
    {
      name: 'Missed Trash',
      group: 'Sanitation',
      unit: 'Waste',
      said: ['trash not picked up', 'bags on sidewalk', 'rats around', 'barrels full', 'recycling left'],
    },
    {
      name: 'Street Light Outage',
      group: 'Lights',
      unit: 'Lights',
      said: ['light out', 'pole dark', 'whole block dark', 'flickering lamp', 'pole number missing'],
    },
    {
      name: 'Graffiti Removal',
      group: 'Property',
      unit: 'Property',
      said: ['spray paint on wall', 'mail box tagged', 'red letters', 'offensive words', 'bridge pillar'],
    },
    {
      name: 'Abandoned Vehicle',
      group: 'Street',
      unit: 'Transport',
      said: ['grey sedan', 'no plates', 'flat tires', 'parked for weeks', 'broken window'],
    },
    {
      name: 'Pick up Dead Animal',
      group: 'Animals',
      unit: 'Highway',
      said: ['dead raccoon', 'on the curb', 'dead squirrel', 'strong smell', 'dead rat'],
    },
    {
      name: 'Animal Generic Request',
      group: 'Animals',
      unit: 'Animal Care',
      said: ['injured bird', 'stray dog', 'aggressive dog', 'bat in house', 'limping'],
    },
    {
      name: 'Tree Emergency',
      group: 'Trees',
      unit: 'Parks',
      said: ['branch on wires', 'tree down', 'blocking road', 'split trunk', 'leaning on house'],
    },
    {
      name: 'Noise Disturbance',
      group: 'Noise',
      unit: 'Inspection',
      said: ['loud music', 'construction at night', 'party', 'generator', 'bass'],
    },
    {
      name: 'Unsatisfactory Living Conditions',
      group: 'Housing',
      unit: 'Inspection',
      said: ['no heat', 'mold', 'leak from ceiling', 'landlord ignores', 'mice in kitchen'],
    },
  ],
}

export const CHINESE: CityWords = {
  centre: [114.12, 30.62],
  roadNames:
    '临江 金桥 东风 团结 幸福 长青 新华 建设 和平 解放 文化 友谊 滨河 花桥 银湖 白云 碧波 青松 红旗 学府 科技 兴业 迎宾 宏图'.split(
      ' ',
    ),
  roadEnds: ['路', '街', '大道', '一路', '东街'],
  gap: '',
  joined: (name, end) => `${name}${end}`,
  address: (road, number) => `临江区${road}${number}号`,
  manner: ['请尽快处理', '已经好几天了', '多次反映', '谢谢', '非常危险', '希望有人管', '来电人很着急'],
  types: [
    {
      name: '暴露垃圾',
      group: '市容环境',
      unit: '城管',
      said: ['垃圾堆在路边', '臭味很大', '苍蝇很多', '垃圾桶满了', '没人清运'],
    },
    {
      name: '道路破损',
      group: '市政设施',
      unit: '市政',
      said: ['路面有大坑', '电动车摔倒', '右侧车道', '沥青翻起', '雨天积水'],
    },
    {
      name: '路灯不亮',
      group: '市政设施',
      unit: '路灯',
      said: ['路灯不亮', '整段漆黑', '灯杆倾斜', '忽明忽暗', '晚上看不清'],
    },
    {
      name: '占道经营',
      group: '市容环境',
      unit: '城管',
      said: ['烧烤摊占人行道', '油烟很大', '夜里吵闹', '水果车堵路', '摆到半夜'],
    },
    {
      name: '井盖缺失',
      group: '市政设施',
      unit: '水务',
      said: ['井盖没有了', '井盖响动', '用树枝遮着', '小孩差点掉下', '盖子破裂'],
    },
    {
      name: '施工噪音',
      group: '环境保护',
      unit: '生态环境',
      said: ['工地夜里施工', '打桩声', '吵得睡不着', '泵车轰鸣', '凌晨两点'],
    },
    {
      name: '违规停车',
      group: '交通',
      unit: '交警',
      said: ['车停消防通道', '堵住小区门', '僵尸车', '没有车牌', '停在盲道'],
    },
    {
      name: '供水故障',
      group: '公用事业',
      unit: '水务',
      said: ['停水了', '水压很低', '水管爆了', '水发黄', '整栋没水'],
    },
    {
      name: '违法建设',
      group: '城乡建设',
      unit: '城管',
      said: ['顶楼加盖', '露台封闭', '围墙占地', '夜里偷建', '一楼破墙'],
    },
    {
      name: '犬只扰民',
      group: '环境保护',
      unit: '公安',
      said: ['狗不牵绳', '大型犬', '半夜叫', '咬伤人', '流浪狗成群'],
    },
  ],
}
