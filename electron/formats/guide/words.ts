const WORD = /[a-z0-9][a-z0-9+#]*|[가-힣]+|[^\P{L}a-z가-힣]+/gu
const STOP = new Set(
  (
    '및 또는 그리고 등 위한 위해 대한 대해 통해 있는 하는 한다 합니다 입니다 있습니다 수 것 이해 학습 ' +
    'the and or of for to in on at by an is are be with from as it its this that how what which you your use using'
  ).split(' '),
)
const PARTICLES = [
  '에서는',
  '으로는',
  '에게서',
  '이라는',
  '으로서',
  '으로써',
  '에서',
  '에게',
  '으로',
  '까지',
  '부터',
  '보다',
  '처럼',
  '이나',
  '이란',
  '라는',
  '하고',
  '이며',
  '에는',
  '과의',
  '와의',
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '의',
  '에',
  '께',
  '와',
  '과',
  '로',
  '도',
  '만',
  '나',
  '란',
  '며',
]

/** The words of a text to compare by: case folded, Korean particles taken off, words that say nothing left out. The text must be NFC. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    const stem = /[가-힣]/.test(word) ? withoutParticle(word) : word
    if (stem.length > 1 && !STOP.has(stem)) words.add(stem)
  }
  return words
}

/** A particle is taken off only where at least two letters are left. */
function withoutParticle(word: string): string {
  const particle = PARTICLES.find((ending) => word.length >= ending.length + 2 && word.endsWith(ending))
  return particle === undefined ? word : word.slice(0, -particle.length)
}
