import type { InputHTMLAttributes } from 'vue'

type Described = Partial<Record<`aria-${string}` | `data-${string}`, unknown>>

/** What a component hands on to its element besides its props. Everything else in a template has to be a prop by its right name. */
declare module 'vue' {
  interface ComponentCustomProps extends Described, Partial<Pick<InputHTMLAttributes, 'id' | 'title' | 'placeholder' | 'lang' | 'tabindex' | 'role' | 'onClick' | 'onKeydown'>> {}
  interface HTMLAttributes extends Described {}
  interface SVGAttributes extends Described {}
}
