import { nextTick, onMounted, onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/** Whether an element has more in it than it shows, so that it must be reachable to be scrolled by keyboard. */
export function useOverflow(element: Readonly<Ref<HTMLElement | null>>, content: () => unknown): Readonly<Ref<boolean>> {
  const overflows = shallowRef(false)
  const update = (): void => {
    const { value } = element
    overflows.value = value !== null && value.scrollHeight > value.clientHeight
  }
  const observer = new ResizeObserver(update)

  onMounted(() => { if (element.value) observer.observe(element.value) })
  onScopeDispose(() => { observer.disconnect() })
  watch(content, async () => {
    await nextTick()
    update()
  })
  return overflows
}
