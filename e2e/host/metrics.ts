import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { ProcessMetric } from 'electron'

/** Utility processes that run, and when each began. */
export const utilityProcesses = new Map<number, { readonly serviceName: string; readonly creationTime: number }>()

/** What `app.getAppMetrics()` tells here: memory of utility processes; nothing of the browser's. */
export function metricsOfUtilities(): ProcessMetric[] {
  return [...utilityProcesses].map(([pid, { serviceName, creationTime }]) => {
    const workingSetSize = residentKilobytes(pid)
    return {
      pid,
      type: 'Utility',
      name: serviceName,
      serviceName,
      creationTime,
      cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
      memory: { workingSetSize, peakWorkingSetSize: workingSetSize },
    }
  })
}

/** 0 for a process that has ended meanwhile. */
function residentKilobytes(pid: number): number {
  try {
    if (process.platform !== 'linux') return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim())
    return Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
