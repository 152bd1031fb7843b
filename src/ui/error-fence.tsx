import { Component, type ReactNode } from 'react'
import { asProblem, type Problem } from './call.ts'
import { ProblemNotice } from './states/states.tsx'

/** A part of a page that breaks does not take the rest with it. Change `resetKey` to try again. */
export class ErrorFence extends Component<{ children: ReactNode; resetKey?: string }, { problem: Problem | null }> {
  override state: { problem: Problem | null } = { problem: null }

  static getDerivedStateFromError(thrown: unknown) {
    return { problem: asProblem(thrown) }
  }

  override componentDidUpdate(before: { resetKey?: string }): void {
    if (this.state.problem && before.resetKey !== this.props.resetKey) this.setState({ problem: null })
  }

  override render(): ReactNode {
    return this.state.problem ? <ProblemNotice problem={this.state.problem} /> : this.props.children
  }
}
