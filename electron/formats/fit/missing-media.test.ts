import { describe, expect, test } from 'vitest'
import { Findings } from '../guide/report.ts'
import { readImport } from '../import.ts'
import { missingMedia } from './missing-media.ts'

const basic = (back: string, markup: 'md' | 'html' = 'md'): readonly string[] => missingMedia({ id: 'a', kind: 'basic', front: 'f', back, markup })

describe('pictures and sounds that did not come along', () => {
  test.each<[string, readonly string[]]>([
    ['![OSI](img/osi.png) and ![again](img/osi.png "title")', ['img/osi.png']],
    ['![[hand.png|200]] <img class="x" src=\'b.gif\'> [sound:c.mp3]', ['hand.png', 'b.gif', 'c.mp3']],
    ['![a](<my pic.png>)', ['my pic.png']],
    ['![web](https://a.example/b.png) ![in](data:image/png;base64,AA) ![kept](media:00.png)', []],
    ['`![code](a.png)` and \\![no](b.png) and [link](c.png)', []],
  ])('%s', (back, names) => {
    expect(basic(back)).toEqual(names)
  })

  test('in HTML are elements and Anki’s sounds', () => {
    expect(basic('![a](a.png) <audio controls src="media:0.mp3"></audio><img src=""><img src=d.png>[sound:e.mp3]', 'html')).toEqual(['d.png', 'e.mp3'])
  })

  test('stand in every text of a note', () => {
    expect(missingMedia({ id: 'a', kind: 'choice', front: '![](a.png)', options: [{ text: '![](b.png)', right: true, why: '![](c.png)' }], explanation: '![](d.png)' })).toEqual(['a.png', 'b.png', 'c.png', 'd.png'])
  })

  test('cost time in proportion to a text, whatever is open in it', () => {
    const startMs = performance.now()
    expect(basic(`${'!['.repeat(100_000)}${'<img '.repeat(100_000)}${'[sound:'.repeat(100_000)}`)).toEqual([])
    expect(performance.now() - startMs).toBeLessThan(2000)
  })

  test('are told with the place of their card, by the import as by the command line', async () => {
    const guide = '# Nets\n\nQ: Which layer?\n\n![OSI](osi.png)\n\nA: three\n\nQ: Next?\nA: four ![OSI](osi.png)\n'
    const { report } = await readImport([{ name: 'nets.md', bytes: Buffer.from(guide) }])
    expect(new Findings(report).warnings()).toEqual([{ code: 'media-missing', count: 2, example: 'osi.png', at: [{ file: 'nets.md', line: 3 }, { file: 'nets.md', line: 9 }] }])
  })
})
