import type { BrowserWindow } from 'electron'

export interface ButtonQuestion {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
  readonly defaultId: number
  readonly cancelId: number
}

export interface PathQuestion {
  readonly title: string
  readonly value: string
}

/** Asks in the window, as the preview has no dialogs of the system's. Gives the number of the button. */
export function askButtons(window: BrowserWindow | null, question: ButtonQuestion): Promise<number> {
  return ask(window, `(${buttonsInPage.toString()})(${JSON.stringify(question)})`) as Promise<number>
}

/** Asks for a file's path in the window; '' when the person thought better of it. */
export function askPath(window: BrowserWindow | null, question: PathQuestion): Promise<string> {
  return ask(window, `(${pathInPage.toString()})(${JSON.stringify(question)})`) as Promise<string>
}

function ask(window: BrowserWindow | null, expression: string): Promise<unknown> {
  if (!window) throw new Error('host: there is no window to ask in')
  return window.webContents.executeJavaScript(expression)
}

// The two below run in the page, each as its own text: they can use nothing outside themselves.

function buttonsInPage({ message, detail, buttons, defaultId, cancelId }: ButtonQuestion): Promise<number> {
  const dialog = document.createElement('dialog')
  dialog.append(message, document.createElement('br'), detail, document.createElement('hr'))
  return new Promise((resolve) => {
    const close = (answer: number): void => {
      dialog.remove()
      resolve(answer)
    }
    buttons.forEach((label, index) => {
      const button = document.createElement('button')
      button.textContent = label
      button.autofocus = index === defaultId
      button.addEventListener('click', () => { close(index) })
      dialog.append(button)
    })
    dialog.addEventListener('cancel', () => { close(cancelId) })
    document.body.append(dialog)
    dialog.showModal()
  })
}

function pathInPage({ title, value }: PathQuestion): Promise<string> {
  const dialog = document.createElement('dialog')
  const form = document.createElement('form')
  const label = document.createElement('label')
  const input = document.createElement('input')
  const button = document.createElement('button')
  input.value = value
  input.size = 60
  button.textContent = 'OK'
  label.append(title, document.createElement('br'), input)
  form.append(label, button)
  dialog.append(form)
  return new Promise((resolve) => {
    const close = (answer: string): void => {
      dialog.remove()
      resolve(answer)
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      close(input.value.trim())
    })
    dialog.addEventListener('cancel', () => { close('') })
    document.body.append(dialog)
    dialog.showModal()
  })
}
