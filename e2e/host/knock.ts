/* Sends what stands on standard input to the socket named on the command line; ends with 0 once it was heard. */
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

const socket = connect({ path: process.argv[2] ?? '', allowHalfOpen: true })
socket.on('connect', () => { socket.end(readFileSync(0)) })
socket.on('data', () => process.exit(0))
socket.on('error', () => process.exit(1))
