import type { Configuration } from 'electron-builder'
import { ENDINGS } from './electron/shared/endings.ts'

/** Every fuse is stated: a new one in a later version is a type error until it is decided here. */
type Fuses = { readonly [Name in keyof NonNullable<Configuration['electronFuses']>]-?: boolean }

const fuses: Fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  // Not a fuse: an unsigned macOS build would not start after the fuses are set.
  resetAdHocDarwinSignature: true,
}

const configuration: Configuration = {
  appId: 'app.weekdeck.desktop',
  productName: 'Weekdeck',
  copyright: 'Copyright © 2026 The Weekdeck authors',
  directories: { output: 'release', buildResources: 'resources/icons' },
  // Everything the app runs is bundled into out/, so no node_modules are shipped.
  files: ['out/**', 'resources/decks/**', 'resources/guide/**', 'resources/icons/icon.png', 'package.json', '!node_modules'],
  asar: true,
  electronFuses: fuses,
  electronLanguages: ['ko', 'en-US', 'en'],
  fileAssociations: [
    { ext: 'weekdeck', name: 'Weekdeck deck', description: 'Weekdeck deck', mimeType: 'application/vnd.weekdeck+json', role: 'Editor' },
    { ext: [...ENDINGS.package], name: 'Anki package', description: 'Anki package', mimeType: 'application/vnd.anki', role: 'Viewer', rank: 'Alternate' },
  ],
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], icon: 'resources/icons/icon.ico' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false },
  mac: { target: [{ target: 'dmg', arch: ['universal'] }], icon: 'resources/icons/icon.icns', category: 'public.app-category.education', hardenedRuntime: true },
  linux: {
    target: ['AppImage', 'deb'],
    icon: 'resources/icons',
    category: 'Education',
    synopsis: 'Flashcards and a weekly plan from a study guide',
    maintainer: 'The Weekdeck authors <weekdeck@example.org>',
  },
}

export default configuration
