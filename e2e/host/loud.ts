import { EventEmitter } from 'node:events'

/** Names that Node, promises and inspectors look up on every object. */
const PROBED: ReadonlySet<PropertyKey> = new Set(['then', 'toJSON', 'constructor', 'inspect', 'asymmetricMatch', 'nodeType'])

/** An object that ends a prototype chain: a member nobody implemented throws its name instead of being undefined. */
function wall(name: string, above: object): object {
  const knows = (target: object, key: PropertyKey): boolean => key in target || typeof key === 'symbol' || PROBED.has(key)
  const refuse = (key: PropertyKey): never => { throw new Error(`host: ${name}.${String(key)} is not implemented`) }
  return new Proxy(above, {
    get: (target, key, receiver) => knows(target, key) ? Reflect.get(target, key, receiver) as unknown : refuse(key),
    set: (...[target, key, value, receiver]) => knows(target, key) ? Reflect.set(target, key, value, receiver) : refuse(key),
  })
}

/** What of an Electron type a part of it may be: its own members, typed as Electron's. Listeners are untyped in the host. */
type Part<Real> = { [Key in Exclude<keyof Real, keyof EventEmitter | 'prototype'>]?: Real[Key] | undefined }

/** Takes a checked part of an Electron object for the whole. Only for objects that throw on everything they lack. */
export function standIn<Real extends object>(part: Part<Real>): Real {
  return part as Real
}

/** An object of functions that throws by name on everything else. */
export function loud<Real extends object>(name: string, part: Partial<Real>): Real {
  Object.setPrototypeOf(part, wall(name, Object.create(Object.prototype) as object))
  return part as Real
}

/** An export of which the host has nothing: any use of it throws. */
export function missing(name: string): never {
  const refuse = (key: PropertyKey): never => {
    throw new Error(`host: ${name}${key === '' ? '' : `.${String(key)}`} is not implemented`)
  }
  return new Proxy(
    function () {
      /* called through the traps only */
    },
    {
      get: (_target, key) => (typeof key === 'symbol' || PROBED.has(key) ? undefined : refuse(key)),
      set: (_target, key) => refuse(key),
      apply: () => refuse(''),
      construct: () => refuse(''),
    },
  ) as never
}

/** A base class whose unknown members, on it and on its instances, throw by name. */
export function loudBase(name: string): new () => object {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- all it is for is its prototype chain
  class LoudBase {}
  Object.setPrototypeOf(LoudBase, wall(name, Function.prototype))
  Object.setPrototypeOf(LoudBase.prototype, wall(name, Object.create(Object.prototype) as object))
  return LoudBase
}

/**
 * A base class for emitters. Reading an unknown member, and listening to an event that never comes, throw by name,
 * on the class as on its instances.
 */
export function loudEmitter(name: string, events: readonly string[] | 'any'): new () => EventEmitter {
  const known: ReadonlySet<string | symbol> = new Set([
    ...(events === 'any' ? [] : events),
    'newListener',
    'removeListener',
    'error',
  ])
  const check = (event: string | symbol): void => {
    if (events !== 'any' && !known.has(event)) throw new Error(`host: ${name}.on('${String(event)}') is not implemented`)
  }
  class LoudEmitter extends EventEmitter {
    override on(event: string | symbol, listener: Listener): this {
      check(event)
      return super.on(event, listener)
    }
    override addListener(event: string | symbol, listener: Listener): this {
      return this.on(event, listener)
    }
    override prependListener(event: string | symbol, listener: Listener): this {
      check(event)
      return super.prependListener(event, listener)
    }
  }
  Object.setPrototypeOf(LoudEmitter, wall(name, EventEmitter))
  Object.setPrototypeOf(LoudEmitter.prototype, wall(name, Object.create(EventEmitter.prototype) as object))
  return LoudEmitter
}

// Emitters hand their listeners whatever was emitted.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the signature of node:events itself
type Listener = (...args: any[]) => void
