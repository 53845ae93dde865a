/** The build of sql.js that carries its own program, so that no second file has to be found. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  import initSqlJs from 'sql.js'
  // eslint-disable-next-line import-x/no-default-export -- the package has nothing else
  export default initSqlJs
}
