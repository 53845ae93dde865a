/** One field of a protobuf message: a number, or bytes that may be a text or a message again. */
export type ProtoField = { readonly field: number } & ({ readonly number: number } | { readonly bytes: Uint8Array })

/** The fields of a protobuf message in their order. Fails with an `Error` where it breaks off. */
export function readProto(bytes: Uint8Array): readonly ProtoField[] {
  return [...protoFields(bytes)]
}

function* protoFields(bytes: Uint8Array): Generator<ProtoField> {
  const reader = new Reader(bytes)
  while (!reader.isAtEnd) {
    const key = reader.varint()
    const field = key >>> 3
    switch (key & 7) {
      case 0:
        yield { field, number: reader.varint() }
        break
      case 1:
        reader.take(8)
        break
      case 2:
        yield { field, bytes: reader.take(reader.varint()) }
        break
      case 5:
        reader.take(4)
        break
      default:
        throw new Error('not a protobuf message')
    }
  }
}

/** The fields before the place where a message breaks off. */
export function readProtoPart(bytes: Uint8Array): readonly ProtoField[] {
  const fields: ProtoField[] = []
  try {
    for (const field of protoFields(bytes)) fields.push(field)
  } catch {
    // What comes before is whole.
  }
  return fields
}

/** Whether bytes are a whole message. */
export function isProto(bytes: Uint8Array): boolean {
  try {
    readProto(bytes)
    return true
  } catch {
    return false
  }
}

/** A number field's last value; 0, protobuf's default, where it is left out. */
export function numberOf(fields: readonly ProtoField[], field: number): number {
  const found = fields.findLast((one) => one.field === field && 'number' in one)
  return found && 'number' in found ? found.number : 0
}

/** All values of a field of bytes. */
export function bytesOf(fields: readonly ProtoField[], field: number): readonly Uint8Array[] {
  return fields.flatMap((one) => (one.field === field && 'bytes' in one ? [one.bytes] : []))
}

/** A text field's last value; empty where it is left out. */
export function textOf(fields: readonly ProtoField[], field: number): string {
  return new TextDecoder().decode(bytesOf(fields, field).at(-1))
}

class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  /** Up to 2^53; what is above loses its lowest digits, and nothing here is. */
  varint(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const [byte] = this.take(1)
      if (byte === undefined || scale > 2 ** 63) throw new Error('not a protobuf message')
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }

  take(length: number): Uint8Array {
    const end = this.#at + length
    if (end > this.#bytes.length) throw new Error('the message ends too early')
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }
}
