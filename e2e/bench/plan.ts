import { DEFAULT_MINUTES_PER_DAY } from '../../electron/shared/settings.ts'
import { simulate, type Outcome, type Scenario, type StudiedCourse } from './simulation.ts'

const SEEDS = [1, 2, 3] as const
const MISSED_DAYS = [0, 3, 10] as const
const STABILITY_FACTORS = [1, 0.7] as const

/** Days that may be missed without a card going unseen. */
const FORGIVEN_DAYS = 3
const MOST_ANSWERS_RATIO = 1.2

/** The plan and plain FSRS in the same circumstances, the mean of three learners each. */
export interface Comparison {
  readonly missedDays: number
  readonly stabilityFactor: number
  readonly plan: Outcome
  readonly plain: Outcome
}

/** Studies the course for six weeks, with and without the plan. */
export function comparePlans(course: StudiedCourse): readonly Comparison[] {
  return STABILITY_FACTORS.flatMap((stabilityFactor) => MISSED_DAYS.map((missedDays) => {
    const outcome = (mode: Scenario['mode']): Outcome => meanOf(SEEDS.map((seed) => simulate(course, { mode, seed, missedDays, stabilityFactor })))
    return { missedDays, stabilityFactor, plan: outcome('plan'), plain: outcome('plain') }
  }))
}

/** What the plan owes and does not keep; nothing when all is well. */
export function shortcomings({ missedDays, plan, plain }: Comparison): readonly string[] {
  return [
    ...(plan.recall < plain.recall ? ['recalls less than plain FSRS'] : []),
    ...(plan.answers > plain.answers * MOST_ANSWERS_RATIO ? ['costs over 1.2 times the answers'] : []),
    ...(missedDays <= FORGIVEN_DAYS && plan.unseen > 0 ? ['leaves cards unseen'] : []),
    ...(plan.mostMinutes > DEFAULT_MINUTES_PER_DAY ? ['goes over the daily minutes'] : []),
  ]
}

/** The comparisons as a table to read. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const head = ['stability', 'missed', 'mode', 'recall', 'answers', 'unseen', 'most min', 'told first', 'told last', '']
  const rows = comparisons.flatMap((comparison) => (['plain', 'plan'] as const).map((mode) => {
    const { recall, answers, unseen, mostMinutes, readinessAtFirst, readinessAtLast } = comparison[mode]
    const told = mode === 'plan' ? [percent(readinessAtFirst), percent(readinessAtLast)] : ['', '']
    const verdict = mode === 'plan' ? shortcomings(comparison).join(', ') || 'ok' : ''
    const figures = [percent(recall), answers.toFixed(0), unseen.toFixed(1), mostMinutes.toFixed(0)]
    return [`× ${String(comparison.stabilityFactor)}`, String(comparison.missedDays), mode, ...figures, ...told, verdict]
  }))
  const all = [head, ...rows]
  const widths = head.map((_unused, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

function meanOf(outcomes: readonly Outcome[]): Outcome {
  const mean = (of: (outcome: Outcome) => number): number => outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length
  return {
    recall: mean(({ recall }) => recall),
    answers: mean(({ answers }) => answers),
    unseen: mean(({ unseen }) => unseen),
    namedAtFirst: mean(({ namedAtFirst }) => namedAtFirst),
    mostMinutes: Math.max(...outcomes.map(({ mostMinutes }) => mostMinutes)),
    readinessAtFirst: mean(({ readinessAtFirst }) => readinessAtFirst),
    readinessAtLast: mean(({ readinessAtLast }) => readinessAtLast),
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
