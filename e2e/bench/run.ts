/**
 * `npm run bench [-- build cli guide app backup engine storage journal plan screens browse exam import hostile] [-- --json]`: what the app costs on this machine, beside what it may cost,
 * and what the plan is worth to simulated learners. Without a name everything is measured.
 */
import { describeRuntime, findRuntime, runtimeEnvironment } from '../tools/runtime.ts'
import { measureApp } from './app.ts'
import { measureBackup } from './backup.ts'
import { measureBrowse } from './browse.ts'
import { measureBuild } from './build.ts'
import { bundledCourse } from './bundled-course.ts'
import { measureCli } from './cli.ts'
import { measureEngine } from './engine.ts'
import { measureExam } from './exam.ts'
import { measureHostileCards } from './hostile-cards.ts'
import { isWithin, tableOf, type Figure } from './figures.ts'
import { comparePlans, comparisonTable, shortcomings } from './plan.ts'
import { measureImport } from './import.ts'
import { measureScreens } from './screens.ts'
import { measureGuide } from './guide.ts'
import { measureLongJournal } from './long-journal.ts'
import { measureStorage } from './storage.ts'
import { measureStudyLoop } from './study-loop.ts'

const PARTS = ['build', 'cli', 'guide', 'app', 'backup', 'engine', 'storage', 'journal', 'plan', 'screens', 'browse', 'exam', 'import', 'hostile'] as const
type Part = (typeof PARTS)[number]

const isJson = process.argv.includes('--json')
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = asked.filter((name) => !PARTS.some((part) => part === name))
if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}: ${PARTS.join(', ')}.`)
const wants = (part: Part): boolean => asked.length === 0 || asked.includes(part)

const figures: Figure[] = []
let runtime = ''
if (wants('build')) figures.push(measureBuild())
if (wants('cli')) figures.push(...measureCli())
if (wants('guide')) figures.push(...measureGuide())
if (wants('engine')) figures.push(...measureEngine(), ...(await measureStudyLoop()))
if (wants('backup')) figures.push(...(await measureBackup()))
if (wants('exam')) figures.push(...(await measureExam()))
if (wants('import')) figures.push(...(await measureImport()))
if (wants('storage')) figures.push(...(await measureStorage()))
if (wants('journal')) figures.push(...(await measureLongJournal()))
if (wants('app') || wants('screens') || wants('browse') || wants('hostile')) {
  const found = findRuntime()
  Object.assign(process.env, runtimeEnvironment(found))
  runtime = describeRuntime(found)
  if (wants('app')) figures.push(...(await measureApp()))
  if (wants('screens')) figures.push(...(await measureScreens()))
  if (wants('browse')) figures.push(...(await measureBrowse()))
  if (wants('hostile')) figures.push(...(await measureHostileCards()))
}
const comparisons = wants('plan') ? comparePlans(bundledCourse()) : []

const tables = [runtime, figures.length > 0 ? tableOf(figures) : '', comparisons.length > 0 ? comparisonTable(comparisons) : '']
if (isJson) console.log(JSON.stringify({ runtime, figures, comparisons }))
else console.log(tables.filter(Boolean).join('\n\n'))
process.exitCode = figures.every(isWithin) && comparisons.every((comparison) => shortcomings(comparison).length === 0) ? 0 : 1
