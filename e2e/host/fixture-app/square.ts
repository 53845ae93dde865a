/* Runs in the utility process: squares numbers; told to hang, never comes back. */
process.parentPort.on('message', ({ data }: { data: unknown }) => {
  if (data === 'hang')
    for (;;) {
      /* busy for ever */
    }
  process.parentPort.postMessage({
    squares: (data as Set<number>).size === 0 ? [] : [...(data as Set<number>)].map((number) => number ** 2),
    argument: process.argv[2],
    pid: process.pid,
  })
})
