// Starts a tool of this folder: `node node-24.mjs start …`. Plain JavaScript, so that an older Node can say what is wrong.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Weekdeck needs Node 24 or later, and this is ${process.versions.node}: install it from https://nodejs.org and try again.`,
  )
  process.exit(1)
}
const [name] = process.argv.splice(2, 1)
await import(new URL(`${name}.ts`, import.meta.url).href)
