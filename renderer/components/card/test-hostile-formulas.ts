/** Formulas made to keep whoever sets them busy, with the signs around them. */
const of = (part: string, count: number): string => part.repeat(count)
const { raw } = String

/** Macros `\a`, `\b`, … each of which is the next one, twice and more; the last is the end. */
function bomb(define: (name: string, body: string) => string, { depth, width, end }: { depth: number; width: number; end: string }): string {
  const names = Array.from({ length: depth }, (_unused, index) => `\\${String.fromCharCode(97 + index)}q`)
  return `${names.map((name, index) => define(name, of(names[index + 1] ?? end, width))).join('')}${names[0] ?? ''}`
}
const def = (name: string, body: string): string => `\\def${name}{${body}}`
const command = (name: string, body: string): string => `\\newcommand{${name}}{${body}}`
const expanded = (name: string, body: string): string => `\\edef${name}{${body}}`

const FORMULAS: readonly (readonly [string, string])[] = [
  ['100 kB of letters', of('x', 100_000)],
  ['100 kB of sums', of('a+', 50_000)],
  ['20 kB of roots', of(raw`\sqrt{x}`, 2_500)],
  ['macros that double', bomb(def, { depth: 16, width: 2, end: 'x' })],
  ['macros that grow tenfold', bomb(def, { depth: 4, width: 10, end: 'x' })],
  ['commands that double', bomb(command, { depth: 16, width: 2, end: 'x' })],
  ['macros expanded where they stand', bomb(expanded, { depth: 16, width: 2, end: 'x' })],
  ['a macro that calls itself', raw`\def\a{\a\a}\a`],
  ['a macro that grows what it is given', raw`\def\a#1{\a{#1#1}}\a x`],
  ['a macro with a long body', `\\def\\a{${of('x', 1_900)}}${of('\\a', 900)}`],
  ['a macro that takes and gives twice', `\\def\\a#1{#1#1}${of('\\a{', 30)}x${of('}', 30)}`],
  ['let and let again', `${of(raw`\let\a=\b\let\b=\a`, 2_000)}x`],
  ['macros of dots', of(raw`\dots`, 5_000)],
  ['fractions inside fractions', `${of(raw`\frac{1}{`, 300)}x${of('}', 300)}`],
  ['5,000 fractions inside each other', `${of(raw`\frac{1}{`, 5_000)}x${of('}', 5_000)}`],
  ['continued fractions', `${of(raw`\cfrac{1}{1+`, 150)}x${of('}', 150)}`],
  ['roots inside roots', `${of(raw`\sqrt{`, 400)}x${of('}', 400)}`],
  ['exponents inside exponents', `${of('x^{', 1_000)}x${of('}', 1_000)}`],
  ['braces inside braces', `${of('{', 20_000)}x${of('}', 20_000)}`],
  ['braces over braces', `${of(raw`\overbrace{`, 120)}x${of('}', 120)}`],
  ['growing delimiters', `${of(raw`\left(`, 300)}x${of(raw`\right)`, 300)}`],
  ['boxes inside boxes', `${of(raw`\boxed{`, 200)}x${of('}', 200)}`],
  ['accents over accents', `${of(raw`\widehat{`, 200)}x${of('}', 200)}`],
  ['a matrix of 100 × 100', `\\begin{matrix}${of(`${of('a&', 99)}a\\\\`, 100)}\\end{matrix}`],
  ['a matrix of 2,000 columns', `\\begin{matrix}${of('&', 2_000)}\\end{matrix}`],
  ['an array of 5,000 columns', `\\begin{array}{${of('c|', 5_000)}}a\\end{array}`],
  ['matrices inside matrices', `${of(raw`\begin{pmatrix}a&`, 60)}x${of(raw`\end{pmatrix}`, 60)}`],
  ['5,000 rows', `\\begin{aligned}${of('a&=b\\\\', 5_000)}\\end{aligned}`],
  ['lines in a table', `\\begin{array}{c}${of(raw`\hline`, 5_000)}a\\end{array}`],
  ['a rule as large as a house', raw`\rule{100000em}{100000em}`],
  ['a space as wide as a street', raw`\hspace{1000000em}x\kern-1000000em y`],
  ['rules in thousands', of(raw`\rule{9em}{9em}`, 3_000)],
  ['raised to the roof', raw`\raisebox{99999em}{x}\raisebox{-99999em}{x}`],
  ['primes', `x${of("'", 20_000)}`],
  ['marks on a letter', `\\text{a${of('\u0301', 20_000)}}`],
  ['strikes', `${of(raw`\cancel{`, 300)}x${of('}', 300)}`],
  ['not', of(raw`\not`, 5_000)],
  ['choices of style', `${of(raw`\mathchoice{x}{x}{x}{`, 30)}x${of('}', 30)}`],
  ['choices inside choices', choices(7)],
  ['operators with limits', of(raw`\sum_{i=1}^{n}`, 1_000)],
  ['stacked', `${of(raw`\overset{a}{\underset{b}{`, 150)}x${of('}}', 150)}`],
  ['letters KaTeX does not know', of('漢', 20_000)],
  ['colours', of(raw`\color{red}x\textcolor{#00ff00}{y}`, 1_000)],
  ['fonts', `${of(raw`\mathbf{\mathrm{`, 500)}x${of('}}', 500)}`],
  ['sizes', of(raw`\Huge x\tiny x`, 2_000)],
  ['a tag of a megabyte', `x\\tag{${of('a', 1_000_000)}}`],
  ['a long comment', `x%${of('a', 100_000)}`],
]

/** Four styles to choose from, and four for each of them. */
function choices(depth: number): string {
  const inner = depth === 0 ? 'x' : choices(depth - 1)
  return `\\mathchoice${of(`{${inner}}`, 4)}`
}

export const HOSTILE_FORMULAS: readonly (readonly [string, string])[] = [
  ...FORMULAS.map(([name, tex]) => [`formula: ${name}`, `$$${tex}$$`] as const),
  ['5,000 formulas', of('$x^2$ ', 5_000)],
  ['500 formulas', of(raw`$\frac{a}{b}$ `, 500)],
  ['50 formulas that each grow', of(`$${bomb(def, { depth: 9, width: 2, end: 'x' })}$ `, 50)],
  ['60 formulas of 900 letters', of(`$${of('x+', 450)}x$\n\n`, 60)],
]
