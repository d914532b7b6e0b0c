import type { Signal } from '../../domain/index.ts'

export type HttpMethod = 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT'

export interface HttpRequest {
  readonly url: string
  /** GET unless said otherwise. */
  readonly method?: HttpMethod
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Only status and headers matter: the body is let go, however long it is or becomes. */
  readonly statusOnly?: boolean
  /** Tighter or wider limits than usual, for this request. */
  readonly limits?: Partial<RequestLimits>
}

export interface RequestLimits {
  /** Until the status line and headers are there, and between any two pieces of the body. */
  readonly headersMs: number
  /** From the call to the last byte of the body, redirects and all. */
  readonly wholeMs: number
  /** Of the body, both as it comes and unpacked. */
  readonly bytes: number
  /** How many redirects are followed; with none the redirect itself is the answer. */
  readonly redirects: number
}

/** Whatever the status is: only an exchange that failed is a fault. */
export interface HttpAnswer {
  readonly status: number
  /** By lower-case name; what was said several times is joined by commas. */
  readonly headers: Readonly<Record<string, string>>
  /** Where the answer came from, after redirects. */
  readonly url: string
  readonly body: Uint8Array
}

/** The only way out of the server over HTTP. */
export interface HttpOut {
  readonly send: (request: HttpRequest, signal?: Signal) => Promise<HttpAnswer>
  readonly close: () => Promise<void>
}
