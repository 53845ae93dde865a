import type * as z from 'zod'

/** A type that may be written to, so that only what it holds is compared. */
type Writable<Type> = { -readonly [Key in keyof Type]: Writable<Type[Key]> }
/** A type with every field that it names, whether it may be left out or not. */
type Whole<Type> = { -readonly [Key in keyof Type]-?: Whole<Type[Key]> }
type Fits<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false
type IsSame<One, Other> = [Fits<Writable<One>, Writable<Other>>, Fits<Whole<One>, Whole<Other>>] extends [true, true] ? true : false

/**
 * A schema that says exactly what a type says. One that leaves a field out, or asks for one that may be missing, does not
 * compile: data that was written by the type would be read as something else.
 */
export function says<Type>(): <Schema extends z.ZodType>(schema: Schema & (IsSame<z.output<Schema>, Type> extends true ? unknown : 'It says something else than the type.')) => z.ZodType<Type> {
  return (schema) => schema as unknown as z.ZodType<Type>
}
