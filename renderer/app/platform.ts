/** Whether this is a Mac, where commands are given with ⌘. Asked of the browser, so that it is known before main answers. */
export const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Macintosh')
