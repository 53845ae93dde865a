import type { HTMLAttributes, InputHTMLAttributes } from 'vue'

/** What a component hands on to its element besides its props. Everything else in a template has to be a prop by its right name. */
declare module 'vue' {
  interface ComponentCustomProps extends Partial<Pick<InputHTMLAttributes, 'id' | 'title' | 'placeholder' | 'lang' | 'tabindex' | 'role' | 'onClick' | 'onKeydown'>> {
    readonly [attribute: `aria-${string}` | `data-${string}`]: unknown
  }
  interface HTMLAttributes {
    readonly [attribute: `data-${string}`]: unknown
  }
  interface SVGAttributes {
    readonly [attribute: `data-${string}`]: unknown
  }
}
