/** What was found, and what should have been there: the same words as on the command line. */
export { FACTS as facts } from '../../../../electron/shared/facts.ts'
