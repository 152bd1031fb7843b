import { citizenPlug } from '#ui/citizen/plug.ts'
import { FollowPage } from './follow-page.tsx'
import { MinePage } from './mine-page.tsx'
import { startSending } from './outbox.ts'
import { ReportPage } from './report-page.tsx'
import { SentPage } from './sent-page.tsx'

/** Reporting and following without an account. All pages come at once: without a line the next one must be there too. */
export default citizenPlug({
  module: 'citizens',
  open: startSending,
  pages: [
    {
      path: 'report',
      title: { zh: '我要反映', en: 'Report a problem' },
      home: { order: 10, hint: { zh: '拍照或写几个字，不用登录', en: 'A photo or a few words, no account' } },
      component: ReportPage,
    },
    {
      path: 'mine',
      title: { zh: '我的诉求', en: 'My reports' },
      home: { order: 20, hint: { zh: '看进展、补充、评价', en: 'See progress, add facts, rate' } },
      component: MinePage,
    },
    {
      path: 'sent',
      title: { zh: '提交结果', en: 'Your report' },
      component: SentPage,
    },
    {
      path: 'follow',
      title: { zh: '办理进展', en: 'Progress' },
      component: FollowPage,
    },
  ],
})
