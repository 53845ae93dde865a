import type { SectionRequest, SectionView } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'

/** Reads the section of the guide a card came from. */
export function readSection(place: SectionRequest): Promise<Result<SectionView>> {
  return api['guide:section'](place)
}
