/** What does not agree in a budget, an account or a project: shown, never put right in silence. */
export interface LedgerFinding {
  /** Key of the project; `budget` for what concerns the unit. */
  project: string
  indicator: null
  where: string
  kind: 'account-sum' | 'department-sum' | 'cross-table' | 'budget-balance' | 'target-above-budget'
  severity: 'error' | 'warning' | 'note'
  printed: string | null
  recomputed: string | null
  text: string
  textEn: string
}
