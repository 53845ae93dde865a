/** Files of other programs: the same words as on the command line. */
export { FOREIGN as foreign } from '../../../../electron/shared/foreign.ts'
