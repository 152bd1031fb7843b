import { Component, type ReactNode } from 'react'
import { currentLanguage } from '#ui/language.ts'

/** A page that breaks says so, with a way out; what was written is in the browser's store. */
export class PageFence extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    const zh = currentLanguage() === 'zh'
    return (
      <div role="alert" className="problem">
        <p>{zh ? '抱歉，页面没有打开，填写的内容还在。' : 'Sorry, the page did not open; nothing is lost.'}</p>
        <button type="button" onClick={() => location.reload()}>
          {zh ? '重新打开' : 'Open again'}
        </button>
      </div>
    )
  }
}
