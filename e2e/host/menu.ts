import type {
  BrowserWindow,
  KeyboardEvent,
  Menu as ElectronMenu,
  MenuItem as ElectronMenuItem,
  MenuItemConstructorOptions,
} from 'electron'
import { loudBase, standIn } from './loud.ts'
import { roleAction, roleLabel } from './menu-roles.ts'
import { focusedWindow } from './windows.ts'

type ItemType = NonNullable<MenuItemConstructorOptions['type']>

const OPTIONS: ReadonlySet<string> = new Set<keyof MenuItemConstructorOptions>([
  'id', 'label', 'type', 'role', 'accelerator', 'registerAccelerator', 'enabled', 'visible', 'checked', 'click', 'submenu',
])

let lastCommandId = 0

/** One line of a menu. Nothing shows it; its `click` does what choosing it would. */
export class MenuItem extends loudBase('MenuItem') {
  readonly id: string
  readonly type: ItemType
  readonly role: ElectronMenuItem['role'] | undefined
  readonly accelerator: ElectronMenuItem['accelerator'] | undefined
  readonly registerAccelerator: boolean
  readonly commandId = lastCommandId += 1
  readonly submenu: ElectronMenu | undefined
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly click: (event?: KeyboardEvent, window?: BrowserWindow) => void

  constructor(options: MenuItemConstructorOptions) {
    super()
    const unknown = Object.keys(options).find((name) => !OPTIONS.has(name))
    if (unknown !== undefined) throw new Error(`host: MenuItem option ${unknown} is not implemented`)
    const { role, submenu } = options
    if (role === undefined && options.label === undefined && options.type === undefined && !submenu)
      throw new Error('Invalid menu item: it needs a label, a role or a type')
    this.id = options.id ?? ''
    this.role = role as ElectronMenuItem['role']
    this.accelerator = options.accelerator
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal')
    this.label = options.label ?? (role === undefined ? '' : roleLabel(role))
    this.registerAccelerator = options.registerAccelerator ?? true
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.click = (event = standIn<KeyboardEvent>({}), window = focusedWindow() ?? undefined) => {
      this.#choose(options, event, window)
    }
  }

  #choose({ role, click }: MenuItemConstructorOptions, event: KeyboardEvent, window: BrowserWindow | undefined): void {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (role !== undefined) roleAction(role)(window)
    else click?.(standIn<ElectronMenuItem>(this), window, event)
  }
}

let applicationMenu: ElectronMenu | null = null

/** A menu. Systems show it; here only tests and the preview's keys reach its items. */
export class Menu extends loudBase('Menu') {
  readonly items: ElectronMenuItem[] = []

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | ElectronMenuItem)[]): ElectronMenu {
    const menu = new Menu()
    for (const options of template)
      menu.append(
        options instanceof MenuItem
          ? standIn<ElectronMenuItem>(options)
          : standIn<ElectronMenuItem>(new MenuItem(options as MenuItemConstructorOptions)),
      )
    return standIn<ElectronMenu>(menu)
  }

  static setApplicationMenu(menu: ElectronMenu | null): void { applicationMenu = menu }
  static getApplicationMenu(): ElectronMenu | null { return applicationMenu }

  append(item: ElectronMenuItem): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): ElectronMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
