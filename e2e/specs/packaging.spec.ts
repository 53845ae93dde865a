import { expect, test } from '@playwright/test'
import configuration from '../../electron-builder.config.ts'

test('every fuse is set, and none lets a stranger run code inside the app', () => {
  expect(configuration.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  })
})

test('the three systems get their packages, and decks open by double click', () => {
  const { win, mac, linux, fileAssociations } = configuration
  expect([win?.target, mac?.target, linux?.target, [fileAssociations].flat().flatMap((association) => association?.ext)]).toEqual([
    [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    [{ target: 'dmg', arch: ['universal'] }],
    ['AppImage', 'deb'],
    ['weekdeck', 'apkg', 'colpkg'],
  ])
})
