import { onScopeDispose, shallowRef, type Ref } from 'vue'

/** Whether a media query holds, now and later. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const media = window.matchMedia(query)
  const holds = shallowRef(media.matches)
  const update = (): void => { holds.value = media.matches }
  media.addEventListener('change', update)
  onScopeDispose(() => { media.removeEventListener('change', update) })
  return holds
}
