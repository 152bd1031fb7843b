import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { usePathPart } from '#ui/navigation.tsx'
import { Loaded, Page } from '#ui/page.ts'
import { getTopic, type Topic } from '../contract.ts'
import { TopicEditor } from './topic/topic-editor.tsx'

const NEW = 'new'

/** A topic page is put together here: blocks of saved reports, with the page itself beside them. */
export default function TopicEditPage() {
  const { t } = useWords()
  const id = usePathPart('topicId')
  const topic = useOperation(getTopic, { id }, { enabled: id !== NEW, forgetful: true })
  if (id === NEW) return <TopicEditor topic={null} />
  if (topic.data) return <TopicEditor key={topic.data.version} topic={topic.data as Topic} />
  return (
    <Page title={t({ zh: '编排专题', en: 'Arrange a topic' })}>
      <Loaded reading={topic}>{() => null}</Loaded>
    </Page>
  )
}
