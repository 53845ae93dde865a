import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { CalendarComponentOption, GridComponentOption, LegendComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { ForecastDay, RecallMonth, StatisticsView } from '../../../electron/shared/contract.ts'
import { addDays, dayNumber, type LocalDate } from '../../../electron/shared/domain/days.ts'
import type { WeekTime } from './week-times.ts'

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | ScatterSeriesOption | CalendarComponentOption | GridComponentOption | LegendComponentOption>

/** Figures and dates in the person's language. */
export interface ChartWords {
  readonly count: (value: number) => string
  readonly share: (value: number) => string
  readonly day: (day: LocalDate) => string
  readonly months: readonly string[]
}

const CELL = 16
const MOST_WEEKS = 53
const LABEL = { color: 'var(--ink-3)', fontFamily: 'inherit', fontSize: 11 } as const
/** Colours are names of tokens: the page's theme, and forced colours, hold in a chart without its being drawn again. */
const COMMON = { animation: false, textStyle: { fontFamily: 'inherit' } } as const
const GRID = { left: 8, right: 8, top: 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const

/** The calendar: a square a day, as many weeks as there is room for. */
export function calendarOption({ days, today, examDate }: Pick<StatisticsView, 'days' | 'today' | 'examDate'>, words: ChartWords, width: number): ChartOption {
  const weeks = Math.min(MOST_WEEKS, Math.max(4, Math.floor((width - 8) / CELL)))
  const monday = addDays(today, -((dayNumber(today) + 3) % 7))
  const from = addDays(monday, -7 * (weeks - 1))
  const done = new Map(days.map(({ day, reviews }) => [day, reviews]))
  const most = Math.max(1, ...done.values())
  const data = Array.from({ length: dayNumber(today) - dayNumber(from) + 1 }, (_unused, index) => addDays(from, index)).map((day) => {
    const reviews = done.get(day) ?? 0
    const heat = reviews === 0 ? 0 : Math.min(4, Math.ceil((reviews / most) * 4))
    const isNow = day === today
    return { value: [day, reviews], itemStyle: { color: `var(--heat-${String(heat)})`, ...(isNow || day === examDate ? { borderColor: 'var(--ink)', borderWidth: 2 } : {}) } }
  })
  return {
    ...COMMON,
    calendar: {
      left: 4, top: 22, cellSize: [CELL, CELL], range: [from, today], splitLine: { show: false }, itemStyle: { color: 'transparent', borderWidth: 0 },
      dayLabel: { show: false }, yearLabel: { show: false }, monthLabel: { ...LABEL, nameMap: [...words.months], align: 'left', margin: 8 },
    },
    series: { type: 'scatter', coordinateSystem: 'calendar', symbol: 'roundRect', symbolSize: CELL - 4, data, silent: true },
  }
}

/** A bar a day; today's has the mark, those of the last week are dark. */
export function forecastOption(forecast: readonly ForecastDay[], words: ChartWords): ChartOption {
  const data = forecast.map(({ answers, isSweep }, place) => ({
    value: answers,
    itemStyle: place === 0 ? { color: 'var(--mark)', borderColor: 'var(--ink)', borderWidth: 1 } : { color: isSweep ? 'var(--known)' : 'var(--learning)' },
  }))
  return { ...COMMON, grid: GRID, xAxis: dayAxis(forecast.map(({ day }) => words.day(day))), yAxis: countAxis(words.count), series: { type: 'bar', data, barMaxWidth: 18, silent: true } }
}

/** What was recalled month by month, against what is asked for. */
export function recallOption(months: readonly RecallMonth[], { names, desired, words }: { readonly names: readonly [string, string, string]; readonly desired: number; readonly words: ChartWords }): ChartOption {
  const shareOf = ({ asked, recalled }: RecallMonth['young']): number | null => (asked === 0 ? null : recalled / asked)
  const [young, mature, wanted] = names
  const line = (name: string, data: readonly (number | null)[], style: { readonly color: string; readonly type: 'solid' | 'dashed' | 'dotted' }): LineSeriesOption => (
    { type: 'line', name, data: [...data], silent: true, showSymbol: style.type !== 'dotted', symbol: 'circle', symbolSize: 7, lineStyle: { width: 2, ...style }, itemStyle: { color: style.color } }
  )
  return {
    ...COMMON,
    grid: { ...GRID, top: 36 },
    legend: { top: 0, left: 0, textStyle: { ...LABEL, color: 'var(--ink-2)' }, selectedMode: false, itemWidth: 22 },
    xAxis: dayAxis(months.map(({ month }) => words.months[Number(month.slice(5)) - 1] ?? month)),
    yAxis: { ...countAxis(words.share), min: 0, max: 1 },
    series: [
      line(young, months.map((month) => shareOf(month.young)), { color: 'var(--learning)', type: 'dashed' }),
      line(mature, months.map((month) => shareOf(month.mature)), { color: 'var(--ink)', type: 'solid' }),
      line(wanted, months.map(() => desired), { color: 'var(--line-strong)', type: 'dotted' }),
    ],
  }
}

/** Minutes spent week by week. */
export function timeOption(weeks: readonly WeekTime[], words: ChartWords): ChartOption {
  const data = weeks.map(({ minutes }) => ({ value: minutes, itemStyle: { color: 'var(--learning)' } }))
  return { ...COMMON, grid: GRID, xAxis: dayAxis(weeks.map(({ monday }) => words.day(monday))), yAxis: countAxis(words.count), series: { type: 'bar', data, barMaxWidth: 18, silent: true } }
}

function dayAxis(data: readonly string[]): object {
  return { type: 'category', data, axisTick: { show: false }, axisLine: { lineStyle: { color: 'var(--line-strong)' } }, axisLabel: { ...LABEL, hideOverlap: true } }
}

function countAxis(formatter: (value: number) => string): object {
  return { type: 'value', minInterval: 0, splitNumber: 3, axisLabel: { ...LABEL, formatter }, splitLine: { lineStyle: { color: 'var(--line)' } } }
}
