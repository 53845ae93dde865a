import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { GridComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { ForecastDay, RecallMonth, StatisticsView } from '../../../electron/shared/contract.ts'
import { addDays, dayNumber, type LocalDate } from '../../../electron/shared/domain/days.ts'
import type { WeekTime } from './week-times.ts'

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption>

/** Figures and dates in the person's language. */
export interface ChartWords {
  readonly count: (value: number) => string
  readonly share: (value: number) => string
  readonly day: (day: LocalDate) => string
  readonly months: readonly string[]
  /** Sunday first. */
  readonly weekdays: readonly string[]
}

/** A line of a chart with its name, for the key above it. */
export interface ChartLine {
  readonly name: string
  readonly color: string
  readonly type: 'solid' | 'dashed' | 'dotted'
}

/** Sides of a day's square, the gap with it. */
const CELL = { least: 16, most: 18 } as const
const MOST_WEEKS = 53
/** Room for the names of weekdays, left of the squares. */
const WEEKDAYS_WIDTH = 28
/** Weeks ahead that are shown, up to the exam. */
const WEEKS_AHEAD = 12
const LABEL = { color: 'var(--ink-3)', fontFamily: 'inherit', fontSize: 11 } as const
/** Colours are names of tokens: the page's theme, and forced colours, hold in a chart without its being drawn again. */
const COMMON = { animation: false, textStyle: { fontFamily: 'inherit' } } as const
const GRID = { left: 8, right: 8, top: 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const

/** The calendar: a column a week and a square a day, as many weeks as there is room for, on to the exam where it is near. */
export function calendarOption({ days, today, examDate }: Pick<StatisticsView, 'days' | 'today' | 'examDate'>, words: ChartWords, width: number): ChartOption {
  const last = examDate !== undefined && examDate > today && dayNumber(examDate) - dayNumber(today) <= 7 * WEEKS_AHEAD ? examDate : today
  const room = width - WEEKDAYS_WIDTH - 8
  const weeks = Math.min(MOST_WEEKS, Math.max(4, Math.floor(room / CELL.least)))
  const cell = Math.min(CELL.most, Math.floor(room / weeks))
  const from = addDays(last, -weekdayOf(last) - 7 * (weeks - 1))
  const done = new Map(days.map(({ day, reviews }) => [day, reviews]))
  const most = Math.max(1, ...done.values())
  const shown = Array.from({ length: dayNumber(last) - dayNumber(from) + 1 }, (_unused, index) => addDays(from, index))
  const squareOf = (day: LocalDate): Square => ({ heat: Math.ceil(((done.get(day) ?? 0) / most) * 4), isMarked: day === today || day === examDate, isAhead: day > today })
  const looks = Map.groupBy(shown, (day) => JSON.stringify(squareOf(day)))
  return {
    ...COMMON,
    grid: { left: WEEKDAYS_WIDTH, top: 22, width: weeks * cell, height: 7 * cell, outerBoundsMode: 'none' },
    xAxis: { ...bareAxis(monthLabels(from, weeks, words.months)), position: 'top', axisLabel: { ...LABEL, interval: 0, align: 'left', margin: 8, padding: [0, 0, 0, -cell / 2] } },
    yAxis: { ...bareAxis([1, 2, 3, 4, 5, 6, 0].map((day) => (day % 2 === 1 ? words.weekdays[day] ?? '' : ''))), inverse: true, axisLabel: { ...LABEL, interval: 0, margin: 6 } },
    // Squares that look alike are one path: a year of them one by one would take longer than the rest of the screen.
    series: [...looks.values()].map((alike): ScatterSeriesOption => ({
      type: 'scatter', symbol: 'roundRect', symbolSize: cell - 4, large: true, largeThreshold: 0, silent: true, itemStyle: lookOf(squareOf(alike[0] ?? today)),
      data: alike.map((day) => [Math.floor((dayNumber(day) - dayNumber(from)) / 7), weekdayOf(day)]),
    })),
  }
}

/** Above the first week that begins in it, a month's name; a first month of two weeks or less has no room for one. */
function monthLabels(from: LocalDate, weeks: number, months: readonly string[]): readonly string[] {
  const monthOf = (week: number): string => addDays(from, 7 * week).slice(5, 7)
  return Array.from({ length: weeks }, (_unused, week) => {
    const isFirst = week === 0 ? monthOf(0) === monthOf(2) : monthOf(week) !== monthOf(week - 1)
    return isFirst ? months[Number(monthOf(week)) - 1] ?? '' : ''
  })
}

/** Days since Monday. */
function weekdayOf(day: LocalDate): number {
  return (dayNumber(day) + 3) % 7
}

function bareAxis(data: readonly string[]): object {
  return { type: 'category', data, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false } }
}
interface Square {
  /** How much was done, 0 to 4. */
  readonly heat: number
  /** Today and the exam's day. */
  readonly isMarked: boolean
  readonly isAhead: boolean
}

function lookOf({ heat, isMarked, isAhead }: Square): object {
  if (isMarked) return { color: isAhead ? 'var(--mark)' : `var(--heat-${String(heat)})`, borderColor: 'var(--ink)', borderWidth: 2 }
  return isAhead ? { color: 'transparent', borderColor: 'var(--heat-0)', borderWidth: 1 } : { color: `var(--heat-${String(heat)})` }
}

/** A bar a day; today's has the mark, those of the last week are dark. */
export function forecastOption(forecast: readonly ForecastDay[], words: ChartWords): ChartOption {
  const data = forecast.map(({ answers, isSweep }, place) => ({
    value: answers,
    itemStyle: place === 0 ? { color: 'var(--mark)', borderColor: 'var(--ink)', borderWidth: 1 } : { color: isSweep ? 'var(--known)' : 'var(--learning)' },
  }))
  return { ...COMMON, grid: GRID, xAxis: dayAxis(forecast.map(({ day }) => words.day(day))), yAxis: countAxis(words.count, 1), series: { type: 'bar', data, barMaxWidth: 18, silent: true } }
}

/** What was recalled month by month, against what is asked for. The lines are given in the order of {@link recallLines}. */
export function recallOption(months: readonly RecallMonth[], { lines, desired, words }: { readonly lines: readonly ChartLine[]; readonly desired: number; readonly words: ChartWords }): ChartOption {
  const shareOf = ({ asked, recalled }: RecallMonth['young']): number | null => (asked === 0 ? null : recalled / asked)
  const values = [months.map(({ young }) => shareOf(young)), months.map(({ mature }) => shareOf(mature)), months.map(() => desired)]
  return {
    ...COMMON,
    grid: GRID,
    xAxis: dayAxis(months.map(({ month }) => words.months[Number(month.slice(5)) - 1] ?? month)),
    yAxis: { ...countAxis(words.share), min: 0, max: 1, interval: 0.25 },
    series: lines.map(({ name, color, type }, place): LineSeriesOption => ({
      type: 'line', name, data: values[place] ?? [], silent: true, showSymbol: type !== 'dotted' || months.length === 1, symbol: 'circle', symbolSize: 7, lineStyle: { width: 2, color, type }, itemStyle: { color },
    })),
  }
}

/** What the lines of {@link recallOption} are, by the names of young, mature and asked for. */
export function recallLines([young, mature, desired]: readonly [string, string, string]): readonly ChartLine[] {
  return [
    { name: young, color: 'var(--learning)', type: 'dashed' },
    { name: mature, color: 'var(--ink)', type: 'solid' },
    { name: desired, color: 'var(--line-strong)', type: 'dotted' },
  ]
}

/** Minutes spent week by week. */
export function timeOption(weeks: readonly WeekTime[], words: ChartWords): ChartOption {
  const data = weeks.map(({ minutes }) => ({ value: minutes, itemStyle: { color: 'var(--learning)' } }))
  return { ...COMMON, grid: GRID, xAxis: dayAxis(weeks.map(({ monday }) => words.day(monday))), yAxis: countAxis(words.count, 1), series: { type: 'bar', data, barMaxWidth: 18, silent: true } }
}

function dayAxis(data: readonly string[]): object {
  return { type: 'category', data, axisTick: { show: false }, axisLine: { lineStyle: { color: 'var(--line-strong)' } }, axisLabel: { ...LABEL, hideOverlap: true } }
}

function countAxis(formatter: (value: number) => string, minInterval = 0): object {
  return { type: 'value', minInterval, splitNumber: 3, axisLabel: { ...LABEL, formatter }, splitLine: { lineStyle: { color: 'var(--line)' } } }
}
