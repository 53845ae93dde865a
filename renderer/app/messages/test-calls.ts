/** Where messages are asked for, read from the sources of scripts and templates alike. */

/** One `t(…)`, or one `<I18nT keypath=…>`. */
export interface MessageCall {
  /** The keys it may ask for; in one with `${…}` anything may stand there. */
  readonly keys: readonly string[]
  /** Whether it says how many, so that the right one of several forms is taken. */
  readonly hasNumber: boolean
  readonly text: string
}

/** All messages a source asks for. */
export function messageCalls(source: string): readonly MessageCall[] {
  return [...callsOf(source), ...componentsOf(source)]
}

/** A number comes third, or second where there is nothing to name. */
function callsOf(source: string): readonly MessageCall[] {
  return [...source.matchAll(/(?<![\w.])t\(/g)].map(({ index }) => {
    const parts = argumentsAt(source, index + 2)
    const [key = '', second = '{', third] = parts
    return { keys: keysIn(key), hasNumber: third !== undefined || !second.startsWith('{'), text: `t(${parts.join(', ')})` }
  })
}

function componentsOf(source: string): readonly MessageCall[] {
  return [...source.matchAll(/<I18nT[^>]*?\bkeypath="([^"]+)"[^>]*>/g)].map(([text, key = '']) => ({ keys: [key], hasNumber: text.includes(':plural='), text }))
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** The arguments of the call whose bracket has just been opened. */
function argumentsAt(source: string, from: number): readonly string[] {
  const parts: string[] = []
  /** What is still open, innermost last: brackets by what closes them, and quotes. */
  const open = [')']
  let start = from
  for (let place = from; place < source.length; place += 1) {
    const sign = source[place] ?? ''
    const innermost = open.at(-1) ?? ''
    const isInText = '\'"`'.includes(innermost)
    const isComma = sign === ',' && open.length === 1
    if (sign === innermost) open.pop()
    else if (isInText && !(innermost === '`' && sign === '{' && source[place - 1] === '$')) continue
    else if ('\'"`'.includes(sign)) open.push(sign)
    else if (sign in CLOSING) open.push(CLOSING[sign] ?? '')
    if (isComma || open.length === 0) {
      parts.push(source.slice(start, place).trim())
      start = place + 1
    }
    if (open.length === 0) break
  }
  return parts.filter((part) => part !== '')
}

function keysIn(argument: string): readonly string[] {
  return [...argument.matchAll(/(['"`])([a-zA-Z]+(?:\.(?:[\w-]|\$\{[^}]*\})+)+)\1/g)].map((match) => match[2] ?? '')
}
