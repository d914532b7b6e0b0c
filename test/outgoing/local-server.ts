import http, { type RequestListener } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { onTestFinished } from 'vitest'

/** A real server on this machine for one test; gives its port. */
export function serve(listener: RequestListener, address = '127.0.0.1', port = 0): Promise<number> {
  return listening(http.createServer(listener), address, port)
}

export function listening(server: Server, address = '127.0.0.1', port = 0): Promise<number> {
  onTestFinished(() => {
    if (server instanceof http.Server) server.closeAllConnections()
    server.close()
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => resolve(portOf(server.address())))
  })
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
