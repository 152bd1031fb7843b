import { fault } from '#core/fault.ts'

export const targetFaults = {
  planNotFound: () =>
    fault('plan-not-found', {
      status: 404,
      zh: '没有找到这份目标或不在您的管辖范围。请刷新列表。',
      en: 'There is no such plan, or it belongs to another unit. Refresh the list.',
    }),
  projectNotFound: () =>
    fault('project-not-found', {
      status: 404,
      zh: '台账里没有这个项目或不在您的管辖范围。请先在项目预算中登记。',
      en: 'The ledger has no such project, or it belongs to another unit. Register it there first.',
    }),
  targetNotFound: () =>
    fault('target-not-found', {
      status: 404,
      zh: '没有找到这项目标或不在您的管辖范围。请刷新列表。',
      en: 'There is no such target, or it belongs to another unit. Refresh the list.',
    }),
  goalNotFound: () =>
    fault('goal-not-found', {
      status: 404,
      zh: '没有找到这条绩效目标或不在您的管辖范围。请刷新列表。',
      en: 'There is no such goal, or it belongs to another unit. Refresh the list.',
    }),
  changeNotFound: () =>
    fault('change-not-found', {
      status: 404,
      zh: '没有找到这项年中调整或不在您的管辖范围。请刷新列表。',
      en: 'There is no such change, or it belongs to another unit. Refresh the list.',
    }),
  notYourUnit: () =>
    fault('unit-not-yours', {
      status: 403,
      zh: '这个单位的目标不由您管理。请联系该单位的绩效管理员。',
      en: 'The targets of this unit are not yours to keep. Ask its performance officer.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '刚被他人更新，您填写的内容还在。请刷新核对后再保存。',
      en: 'Somebody has just changed this; what you wrote is kept. Refresh, check and save again.',
    }),
  notDraft: () =>
    fault('plan-not-draft', {
      status: 409,
      zh: '目标已报批或批准，不能直接改。年中请提出调整或撤销。',
      en: 'The targets are proposed or approved. Propose a mid-year change instead.',
    }),
  notProposed: () =>
    fault('plan-not-proposed', {
      status: 409,
      zh: '这份目标不在报批中。请刷新查看当前状态。',
      en: 'These targets are not waiting for approval. Refresh to see their state.',
    }),
  notApproved: () =>
    fault('plan-not-approved', {
      status: 409,
      zh: '目标还未批准，不需要年中调整。请直接修改拟定内容。',
      en: 'The targets are not approved yet: change the draft itself.',
    }),
  planExists: () =>
    fault('plan-exists', {
      status: 409,
      zh: '这个项目当年的目标已经开始拟定。请刷新列表后打开。',
      en: 'The targets of this year have been begun already. Refresh and open them.',
    }),
  notInYear: (year: number) =>
    fault('project-year', {
      status: 422,
      zh: `项目在 ${year} 年不实施。请核对台账中的起止年份。`,
      en: `The project does not run in ${year}. Check its years in the ledger.`,
    }),
  basicSpending: () =>
    fault('project-basic', {
      status: 422,
      zh: '基本支出不设绩效目标。请选择项目。',
      en: 'Basic spending has no targets. Choose a project.',
    }),
  schemeUnknown: (key: string) =>
    fault('scheme-unknown', {
      status: 422,
      zh: `没有名为“${key}”的评分方案。请从列表中选择。`,
      en: `There is no scheme ${key}. Choose one from the list.`,
    }),
  levelUnknown: (level1: string, level2: string) =>
    fault('level-unknown', {
      status: 422,
      zh: `“${level1} / ${level2}”不在指标体系里。请从列表中选择一、二级指标。`,
      en: `${level1} / ${level2} is not among the district's levels. Choose both from the list.`,
    }),
  shape: (zh: string, en: string) => fault('target-shape', { status: 422, zh, en }),
  refused: (texts: readonly string[], kinds: readonly string[]) =>
    fault('target-refused', {
      status: 422,
      zh: texts.join(''),
      en: `This target cannot stand: ${kinds.join('; ')}. Change the value and save again.`,
    }),
  warned: (texts: readonly string[], kinds: readonly string[]) =>
    fault('target-warned', {
      status: 422,
      zh: `${texts.join('')}核对无误的，勾选“已核对”后再保存。`,
      en: `Think this over: ${kinds.join('; ')}. Tick that you have checked it and save again.`,
    }),
  levelTwice: (name: string) =>
    fault('target-twice', {
      status: 422,
      zh: `本项目已有指标“${name}”。请改名或修改原有指标。`,
      en: `The plan has a target named ${name} already. Choose another name or change that one.`,
    }),
  tooMany: (most: number) =>
    fault('targets-too-many', {
      status: 422,
      zh: `一个项目最多 ${most} 项指标。请合并或删除一些。`,
      en: `A plan holds at most ${most} targets. Merge or remove some.`,
    }),
  noTargets: () =>
    fault('plan-empty', {
      status: 422,
      zh: '还没有任何指标，不能报批。请先添加或沿用上年。',
      en: 'There is no target yet. Add some or take over those of the year before.',
    }),
  weights: (said: readonly { zh: string; en: string }[]) =>
    fault('weights-off', {
      status: 422,
      zh: `权重不平，不能报批：${said.map((one) => one.zh).join('，')}。请调整后再报。`,
      en: `The weights do not add up: ${said.map((one) => one.en).join('; ')}. Adjust them first.`,
    }),
  weightZero: (name: string) =>
    fault('weight-zero', {
      status: 422,
      zh: `“${name}”没有权重。请分配权重或删除该指标。`,
      en: `${name} has no weight. Give it one or remove the target.`,
    }),
  satisfactionMissing: () =>
    fault('satisfaction-missing', {
      status: 422,
      zh: '本方案要求有满意度指标。请添加后再报批。',
      en: 'The scheme demands a target of satisfaction. Add one first.',
    }),
  badTargets: (said: readonly string[]) =>
    fault('targets-refused', {
      status: 422,
      zh: `有指标不能成立：${said.join('')}请修改后再报批。`,
      en: `${said.length} targets cannot stand. Change them first.`,
    }),
  sameHand: () =>
    fault('four-eyes', {
      status: 403,
      zh: '这是您本人提出的，须由另一位负责人审批。',
      en: 'You proposed this yourself; another leader has to decide.',
    }),
  goalWeight: () =>
    fault('goal-weight', {
      status: 422,
      zh: '只有部门整体的年度目标才有权重。请把权重留空。',
      en: 'Only annual goals of a department carry weights. Leave it empty.',
    }),
  goalYears: () =>
    fault('goal-years', {
      status: 422,
      zh: '截止年份早于起始年份。请重新填写。',
      en: 'The last year lies before the first.',
    }),
  goalInUse: (count: number) =>
    fault('goal-in-use', {
      status: 409,
      zh: `还有 ${count} 项指标挂在这条目标下。请先改挂或删除。`,
      en: `${count} targets belong to this goal. Move or remove them first.`,
    }),
  goalOther: () =>
    fault('goal-other', {
      status: 422,
      zh: '这条目标不属于本项目本年度。请从列表中选择。',
      en: 'This goal belongs to another project or year. Choose from the list.',
    }),
  unitNeeded: () =>
    fault('unit-needed', {
      status: 422,
      zh: '没有说明是哪个单位。请选择项目，或指明部门。',
      en: 'Name a project, or the unit of the department.',
    }),
  changeOpen: () =>
    fault('change-open', {
      status: 409,
      zh: '这项指标已有一项调整待批。请先等待批复或收回。',
      en: 'A change of this target is waiting already. Wait for it or take it back.',
    }),
  changeSettled: () =>
    fault('change-settled', {
      status: 409,
      zh: '这项调整已有结论。请刷新查看。',
      en: 'This change has been decided. Refresh to see it.',
    }),
  changeNotYours: () =>
    fault('change-not-yours', {
      status: 403,
      zh: '只有提出人能收回。负责人可以不同意并说明理由。',
      en: 'Only the person who proposed it can take it back.',
    }),
  changeEmpty: () =>
    fault('change-empty', {
      status: 422,
      zh: '目标值和权重都没有变化。请填写新的目标值或权重。',
      en: 'Neither value nor weight differs. Write the new one.',
    }),
  changeSum: (said: string) =>
    fault('change-sum', {
      status: 422,
      zh: `调整后权重合计会变：${said}。请同时调整其他指标的权重。`,
      en: `The sum of weights would change: ${said}. Change the weights of others with it.`,
    }),
  weightsMoved: () =>
    fault('weights-moved', {
      status: 409,
      zh: '提出以后权重已被另一项调整改动。请不同意并请其重新提出。',
      en: 'The weights have moved since it was proposed. Refuse it and have it proposed anew.',
    }),
  withdrawn: () =>
    fault('target-withdrawn', {
      status: 409,
      zh: '这项指标已撤销，不能再调整。',
      en: 'This target is withdrawn and cannot be changed.',
    }),
  lastTarget: () =>
    fault('last-target', {
      status: 422,
      zh: '这是最后一项有权重的指标，撤销后权重无处可去。请改为调整。',
      en: 'It is the last target with a weight: nothing could take it over. Adjust it instead.',
    }),
  copyTarget: () =>
    fault('copy-not-empty', {
      status: 409,
      zh: '今年已有指标，不再沿用上年。请在今年的目标里逐项修改。',
      en: 'The year has targets already. Change those one by one.',
    }),
  quarterAhead: () =>
    fault('quarter-ahead', {
      status: 422,
      zh: '这个季度还没有开始。请等到季度开始后再填。',
      en: 'This quarter has not begun. Fill it in once it has.',
    }),
  notMonitored: () =>
    fault('target-not-monitored', {
      status: 409,
      zh: '只有已批准且未撤销的指标才监控。请先报批。',
      en: 'Only approved targets that are not withdrawn are monitored. Propose them first.',
    }),
  actualMissing: () =>
    fault('actual-missing', {
      status: 422,
      zh: '没有填写截至目前的完成情况。定量指标填数，其他填文字。',
      en: 'Say what has been reached so far: a number for a number, words for the others.',
    }),
  measureMissing: () =>
    fault('measure-missing', {
      status: 422,
      zh: '有风险或预计完不成的，须写明原因和措施。请补全。',
      en: 'A target at risk needs a reason and a measure. Write both.',
    }),
  reportGaps: (count: number) =>
    fault('report-gaps', {
      status: 422,
      zh: `还有 ${count} 项指标没有填写监控情况。请先填写再生成报告。`,
      en: `${count} targets have not been looked at. Fill them in first.`,
    }),
  reportEmpty: () =>
    fault('report-empty', {
      status: 422,
      zh: '本单位本年没有已批准的目标。请先完成目标报批。',
      en: 'The unit has no approved targets in this year. Have them approved first.',
    }),
  reportReason: () =>
    fault('report-reason', {
      status: 409,
      zh: '本季度已有报告，原件不改。另出一版须写明理由。',
      en: 'The quarter has its report, which stays. Another edition needs a reason.',
    }),
  reportNotFound: () =>
    fault('report-not-found', {
      status: 404,
      zh: '没有找到这份季度报告或不在您的管辖范围。请刷新。',
      en: 'There is no such report, or it belongs to another unit. Refresh.',
    }),
  entryNotFound: () =>
    fault('library-not-found', {
      status: 404,
      zh: '指标库里没有这一项。请刷新。',
      en: 'The library has no such entry. Refresh.',
    }),
  entrySeed: () =>
    fault('library-seed', {
      status: 409,
      zh: '这是全区通用指标，不能移除。不用时不选即可。',
      en: 'This entry belongs to the district and stays.',
    }),
}
