import type { Resource } from '../../../electron/shared/domain/deck.ts'

/** Resources under the heading they stand under in the guide. */
export interface ResourceGroup {
  readonly heading: string
  readonly resources: readonly Resource[]
}

/** Groups in the guide's order. The guide's own title stands over everything, so it is left out of the headings. */
export function resourceGroups(resources: readonly Resource[], title: string): readonly ResourceGroup[] {
  const groups = new Map<string, Resource[]>()
  for (const resource of resources) {
    const heading = resource.headings.filter((one) => one !== title).slice(-2).join(' › ')
    groups.set(heading, [...(groups.get(heading) ?? []), resource])
  }
  return [...groups].map(([heading, found]) => ({ heading, resources: found }))
}
