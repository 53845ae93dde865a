import { setClocks } from './clock.ts'
import { damageFiles } from './damage.ts'
import { denyFolder } from './denied.ts'
import { fillDisk } from './disk-full.ts'
import type { Fault } from './fault.ts'
import { killAtRandom } from './kill.ts'
import { killApp } from './kill-app.ts'
import { cutPower } from './power-cut.ts'
import { studyTwice } from './two-processes.ts'

/** Everything that is done to the data, and how often. */
export const FAULTS: readonly Fault[] = [
  { name: 'kill -9 at a random moment', quickTrials: 150, fullTrials: 3000, inject: killAtRandom },
  { name: 'kill -9 of the whole app', quickTrials: 0, fullTrials: 40, inject: killApp },
  { name: 'power cut: what was not synced is dropped', quickTrials: 150, fullTrials: 3000, inject: (trials) => cutPower(trials) },
  { name: 'disk full at a random byte, tmpfs', quickTrials: 20, fullTrials: 300, inject: (trials) => fillDisk('tmpfs', trials) },
  { name: 'disk full at a random byte, ext4', quickTrials: 10, fullTrials: 300, inject: (trials) => fillDisk('ext4', trials) },
  { name: 'every file damaged in every way', quickTrials: 100, fullTrials: 100_000, inject: damageFiles },
  { name: 'two processes on one folder', quickTrials: 3, fullTrials: 100, inject: studyTwice },
  { name: 'folder read-only, without permission, gone', quickTrials: 3, fullTrials: 90, inject: denyFolder },
  { name: 'clock and time zone set anywhere', quickTrials: 10, fullTrials: 300, inject: setClocks },
]
