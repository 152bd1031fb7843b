/** The device's number in a topic of this form; empty where the form has it elsewhere; null: another topic. */
export function matchTopic(form: string, topic: string): string | null {
  const wanted = form.split('/')
  const given = topic.split('/')
  if (wanted.length !== given.length) return null
  let device = ''
  for (const [index, part] of wanted.entries()) {
    if (part === '{device}') device = given[index]!
    else if (part !== '+' && part !== given[index]) return null
  }
  return device
}

/** What is subscribed to at the broker. */
export function topicFilter(form: string): string {
  return form
    .split('/')
    .map((part) => (part === '{device}' ? '+' : part))
    .join('/')
}
