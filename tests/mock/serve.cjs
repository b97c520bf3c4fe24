// Serves definitions with the mock of prism, as `prism mock` does, one at a time in one process: loading prism takes longer than serving.
//
// Each line of the standard input is the path of a definition. For each, a line of the standard output says where it is served
// (`{"address": "http://127.0.0.1:PORT"}`), or why it is not (`{"error": "…"}`). The process ends with its input.

'use strict'

const { createRequire } = require('node:module')
const { createInterface } = require('node:readline')

// What `prism mock` itself is made of.
const prism = createRequire(require.resolve('@stoplight/prism-cli/package.json'))
const { createLogger } = prism('@stoplight/prism-core')
const { getHttpOperationsFromSpec } = prism('@stoplight/prism-http')
const { createServer } = prism('@stoplight/prism-http-server')

// A definition is read from files only, whatever it refers to.
for (const network of [require('node:http'), require('node:https')]) {
  network.get = network.request = () => {
    throw new Error('the mock reads only local files')
  }
}

const settings = {
  cors: false,
  components: { logger: createLogger('mock', { level: 'silent' }) },
  config: {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    mock: { dynamic: false, ignoreExamples: false },
  },
}

async function main() {
  let server
  for await (const path of createInterface({ input: process.stdin })) {
    // Connections that are kept alive must not keep the last server.
    server?.close()
    server = undefined
    let answer
    try {
      server = createServer(await getHttpOperationsFromSpec(path), settings)
      answer = { address: await server.listen(0, '127.0.0.1') }
    } catch (error) {
      answer = { error: String(error?.message ?? error) }
    }
    process.stdout.write(JSON.stringify(answer) + '\n')
  }
  process.exit()
}

main()
