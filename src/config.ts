/** The only reader of the environment. */
export interface Config {
  /** Folder of the workspace, as given; `.northfit` where nothing is set. */
  readonly workspace: string
  /** Language tag or locale name asked for by the environment, empty where there is none. */
  readonly language: string
  /** Threads to learn on at the most, as given; empty where there is nothing. */
  readonly threads: string
  /** A setting of the server by the name of its variable, as given. */
  readonly variable: (name: string) => string | undefined
}

export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  return {
    workspace: env['NORTHFIT_WORKSPACE'] ?? '.northfit',
    threads: env['NORTHFIT_THREADS'] ?? '',
    language: env['NORTHFIT_LANG'] ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '',
    variable: (name) => env[name],
  }
}
