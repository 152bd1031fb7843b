export { Card, Facts, Page } from './page/page.tsx'
export { EmptyState, Loaded, ProblemNotice, RefreshBar, Skeleton, Stale } from './states/states.tsx'
