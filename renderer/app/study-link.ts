import type { RouteLocationRaw } from 'vue-router'
import type { StudyRequest } from '../../electron/shared/contract.ts'
import type { Topic } from '../../electron/shared/domain/readiness.ts'

/** The way to a session: what the Study screen reads from its address. */
export function studyLink({ deckId, week, topic, isCram }: StudyRequest): RouteLocationRaw {
  return {
    name: 'study',
    query: {
      ...(deckId === undefined ? {} : { deck: deckId }),
      ...(week === undefined ? {} : { week }),
      ...(topic ? { topic: topic.kind, of: nameOf(topic) } : {}),
      ...(isCram ? { mode: 'cram' } : {}),
    },
  }
}

function nameOf(topic: Topic): string {
  switch (topic.kind) {
    case 'section':
      return topic.section
    case 'week':
      return String(topic.week)
    case 'domain':
      return topic.domain
    case 'weak':
      return ''
  }
}
