import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { switches } from './state.ts'

/** The folder the system keeps programs' data in. */
function appData(): string {
  const { env, platform } = process
  if (platform === 'darwin') return join(homedir(), 'Library/Application Support')
  if (platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData/Roaming')
  return env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}

/** Where `app.getPath(name)` points unless the app set it elsewhere; undefined for names the host does not know. */
export function defaultPath(name: string, appName: string): string | undefined {
  const home = homedir()
  const paths: Readonly<Record<string, string>> = {
    home,
    appData: appData(),
    userData: switches.get('user-data-dir') ?? join(appData(), appName),
    temp: tmpdir(),
    exe: process.execPath,
    desktop: join(home, 'Desktop'),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
  }
  return paths[name]
}
