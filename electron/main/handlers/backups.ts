import { dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import { basename, join } from 'node:path'
import { UserError } from '../../shared/errors.ts'
import { exportProfile } from '../../storage/backup.ts'
import { readBackupName } from '../../storage/backup-names.ts'
import { stamp, todayOf } from '../services/context.ts'
import { textsOf, type HandlersOf, type Room } from './room.ts'

/** How the name of a whole profile in one file ends. */
const PROFILE = 'weekdeck-profile'

export function backupsHandlers(room: Room): HandlersOf<'backup' | 'profile'> {
  const { backups, restores, reload } = room
  return {
    'backup:list': () => backups.list(),
    'backup:make': () => backups.make(),
    'backup:cancel': () => {
      backups.work.cancel()
      return null
    },
    'backup:preview': (name) => restores.preview(pathOf(room, name)),
    'backup:restore': async (choice) => {
      const done = await restores.restore(choice)
      if (!done.isUnchanged) await reload()
      return done
    },
    'backup:discard': (preview) => restores.discard(preview),
    'backup:choose-folder': async () => {
      const [folder] = await choose(room, { title: textsOf(room).backupFolderTitle, properties: ['openDirectory', 'createDirectory'] })
      return folder === undefined ? null : backups.chooseFolder(folder)
    },
    'backup:clear-folder': () => backups.clearFolder(),
    'profile:export': () => exportTo(room),
    'profile:preview': async () => {
      const { profileTitle, profileFilter } = textsOf(room)
      const [path] = await choose(room, { title: profileTitle, properties: ['openFile'], filters: [{ name: profileFilter, extensions: [PROFILE, 'zip'] }] })
      return path === undefined ? null : restores.preview(path)
    },
  }
}

/** Only a name of the list names a file. */
function pathOf({ backups }: Room, name: string): string {
  if (!readBackupName(name)) throw new UserError({ code: 'file-missing', message: `There is no backup ${name}.`, file: name })
  return join(backups.folder, name)
}

async function exportTo(room: Room): Promise<{ readonly file: string; readonly bytes: number } | null> {
  const { backups, context } = room
  const path = await chooseTarget(room)
  if (path === undefined) return null
  const { atMs } = stamp(context)
  const bytes = await backups.work.run({ what: 'export', canCancel: true }, (progressing) => exportProfile({ dataFolder: context.dataFolder, path, atMs, ...progressing }))
  return bytes === null ? null : { file: basename(path), bytes }
}

async function chooseTarget(room: Room): Promise<string | undefined> {
  const { exportTitle, profileFilter } = textsOf(room)
  const options: SaveDialogOptions = { title: exportTitle, defaultPath: `Weekdeck ${todayOf(room.context)}.${PROFILE}`, filters: [{ name: profileFilter, extensions: [PROFILE] }] }
  const window = room.desktop.window()
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  if (canceled || filePath === '') return undefined
  // Not every desktop adds the ending by itself.
  return filePath.endsWith(`.${PROFILE}`) ? filePath : `${filePath}.${PROFILE}`
}

async function choose(room: Room, options: OpenDialogOptions): Promise<readonly string[]> {
  const window = room.desktop.window()
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return canceled ? [] : filePaths
}
