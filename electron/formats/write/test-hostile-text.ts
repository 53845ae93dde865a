import fc from 'fast-check'

/** What some format takes for more than text: ends of lines, separators, quotes, formulas, markup, and the lines of another format. */
export const HOSTILE_PIECES: readonly string[] = [
  '\r\n', '\n', '\r', '\n\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\t', '\0', '\u0007', '\u001B', '\u001F', '\u007F', '\uFEFF', '\u200B', '\u202E', '\uD800', '\uDC00',
  '"', "'", '`', '\\', '\\n', '\\,', '""', "''", ',', ';', ':', '|', '^', '%', '$&', '$1', '{', '}', '{{c1::', '}}', '::', '{{Front}}', '{week=2}', '{paper=1}',
  '=1+1', '=HYPERLINK("https://x")', '+1', '-1', '@SUM(A1)', "'=1", '#', '#separator:Comma', '#html:true', '# ', '## ', '---', '***', '> ', '- ', '- [x] ', '1. ', 'Q: ', 'A: ', 'C: ', '??', ' ^id', '^w1-a', '#tag', '| a |', '```', '~~~', '==a==', '**', '[a](https://x)', '![a](b.png)', '$x$',
  '<', '>', '&', '&lt;', '&#10;', '<b>', '</b>', '<!--', '-->', '</script>', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<br>', '<div>', '[sound:a.mp3]', '<!DOCTYPE html>',
  "'); DROP TABLE notes; --", '\u001F', ' ', '  ', 'a', '가', '😀', 'é', 'e\u0301',
  'END:VCALENDAR', 'BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT', 'X-EVIL:1', '../../a', 'CON', '__proto__', 'front', 'back',
]

/** A text of such pieces. */
export const hostileText = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...HOSTILE_PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }), { maxLength: 6 }).map((pieces) => pieces.join(''))
